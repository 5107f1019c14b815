import type { Settings } from '../../../central/contract/settings.ts'
import type { NoticeDocument } from './notice.ts'
import { romeDate, romeTime } from '../../domain/calendar.ts'
import type { DebtPosition, PaymentOption } from '../../domain/debt-position.ts'

/** What the printed notice of one option says, from the position and the municipality's settings. */
export function noticeDocumentOf(
  { position, option, cachedAt }: { position: DebtPosition; option: PaymentOption; cachedAt?: string | undefined },
  creditor: string,
  settings: Settings,
  producedAt: string,
): NoticeDocument {
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
    subject: option.description,
    payments: {
      kind: 'single',
      payment: {
        noticeNumber: option.noticeNumber,
        amountCents: option.amountCents,
        dueDate: romeDate(option.dueDate),
      },
    },
    language: 'it',
    producedAt,
    ...(cachedAt !== undefined && { freshAsOf: romeTime(cachedAt) }),
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
