import type { Settings } from '../../../central/contract/settings.ts'
import type { NoticeDocument, NoticePayment } from './notice.ts'
import { romeDate, romeTime } from '../../domain/calendar.ts'
import type { Language } from '../../domain/visit.ts'
import { payability, type DebtPosition, type PaymentOption } from '../../domain/debt-position.ts'

/** For a reader of which language a notice is made, and when. */
export type NoticeMaking = Pick<NoticeDocument, 'language' | 'producedAt'>

/**
 * The languages of a notice: Italian, since others than its reader work with it, at bank counters and post offices, and after it the reader's
 * own; where another language is official too, those who read either have both as equals, theirs first.
 */
export function noticeLanguages(
  reader: Language,
  { otherLanguage }: Pick<Settings, 'otherLanguage'>,
): Pick<NoticeDocument, 'language' | 'second'> {
  const equal = (language: Language) => ({ language, isEqual: true })
  if (reader === otherLanguage) return { language: reader, second: equal('it') }
  if (reader !== 'it') return { language: 'it', second: { language: reader, isEqual: false } }
  return { language: 'it', ...(otherLanguage !== undefined && { second: equal(otherLanguage) }) }
}

/** What the printed notice of one option says, from the position and the municipality's settings. */
export function noticeDocumentOf(
  { position, option, cachedAt }: { position: DebtPosition; option: PaymentOption; cachedAt?: string | undefined },
  creditor: string,
  settings: Settings,
  making: NoticeMaking,
): NoticeDocument {
  return {
    ...frameOf(position, creditor, settings, making),
    subject: option.description,
    payments: { kind: 'single', payment: paymentOf(option) },
    ...(cachedAt !== undefined && { freshAsOf: romeTime(cachedAt) }),
  }
}

/**
 * The notices of all that can be paid of a position at the instant `producedAt`, of which nobody is to pay two for one debt: one for a plan of
 * instalments of which none is paid yet, with the payment of all at once where there is one; else the payment of all at once; else one for each
 * instalment. Throws a RangeError where there are several payments of all at once: which one is meant nobody can tell but the office.
 */
export function noticeDocumentsOf(
  position: DebtPosition,
  creditor: string,
  settings: Settings,
  making: NoticeMaking,
): readonly NoticeDocument[] {
  const payable = position.options.filter(
    (option) => payability(position, option, making.producedAt).state === 'payable',
  )
  const plan = payable
    .filter(({ isInstalment }) => isInstalment)
    .toSorted((one, other) => one.dueDate.localeCompare(other.dueDate))
  const [whole, ...others] = payable.filter(({ isInstalment }) => !isInstalment)
  if (others.length > 0) throw new RangeError('there are several payments of all at once: draw the one that is meant')
  const single = (option: PaymentOption) => noticeDocumentOf({ position, option }, creditor, settings, making)
  const isWholePlan = plan.length > 1 && plan.length === position.options.filter((each) => each.isInstalment).length
  if (!isWholePlan) return whole === undefined ? plan.map(single) : [single(whole)]
  return [
    {
      ...frameOf(position, creditor, settings, making),
      subject: whole?.description ?? whatAllSay(plan.map(({ description }) => description)),
      payments: {
        kind: 'instalments',
        ...(whole !== undefined && { whole: paymentOf(whole) }),
        instalments: plan.map((option) => ({ ...paymentOf(option), subject: option.description })),
      },
    },
  ]
}

/** The words that all descriptions begin with; the first description where there are none. */
function whatAllSay([first = '', ...others]: readonly string[]): string {
  const words = first.split(' ')
  const differs = words.findIndex((word, index) => others.some((other) => other.split(' ')[index] !== word))
  const common = words.slice(0, differs === -1 ? words.length : differs).join(' ')
  const said = common.replace(/[\s,;:·–-]+$/u, '')
  return said === '' ? first : said
}

function paymentOf({ noticeNumber, amountCents, dueDate }: PaymentOption): NoticePayment {
  return { noticeNumber, amountCents, dueDate: romeDate(dueDate) }
}

/** Whose notice it is and whom it goes to. */
function frameOf(
  position: DebtPosition,
  creditor: string,
  settings: Settings,
  making: NoticeMaking,
): Omit<NoticeDocument, 'subject' | 'payments'> {
  const { sector, info, cbill, physicalChannel, postalAccount, postalAuthorisation } = settings
  const address = addressText(position.debtor.address)
  return {
    creditor: {
      fiscalCode: creditor,
      name: settings.name,
      ...(sector !== undefined && { sector }),
      ...(info !== undefined && { info }),
      ...(cbill !== undefined && { cbill }),
      ...(physicalChannel !== undefined && { physicalChannel }),
      hasWebsite: settings.takesPaymentsOnSite,
      hasApp: settings.takesPaymentsInApp,
      ...(settings.crest !== undefined && { crest: settings.crest }),
      ...(settings.marks !== undefined && { marks: settings.marks }),
      ...(postalAccount !== undefined &&
        postalAuthorisation !== undefined && {
          postal: {
            account: postalAccount,
            holder: settings.postalHolder ?? settings.name,
            authorisation: postalAuthorisation,
          },
        }),
    },
    debtor: {
      fiscalCode: position.debtor.fiscalCode,
      name: position.debtor.name,
      ...(address !== undefined && { address }),
    },
    ...noticeLanguages(making.language, settings),
    producedAt: making.producedAt,
  }
}

/** Street and number on the first line, postcode, city and province on the second. */
function addressText(address: DebtPosition['debtor']['address']): string | undefined {
  if (address === undefined) return undefined
  const street = [address.street, address.civicNumber].filter(Boolean).join(' ')
  const province = address.province !== undefined && address.province !== '' ? `(${address.province})` : ''
  const city = [address.postalCode, address.city, province].filter(Boolean).join(' ')
  const country = address.country !== undefined && address.country !== 'IT' ? address.country : ''
  const text = [street, [city, country].filter(Boolean).join(' · ')].filter(Boolean).join('\n')
  return text === '' ? undefined : text
}
