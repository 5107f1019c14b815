import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { languages } from '../../main/domain/visit.ts'
import { noticeDocumentTexts, type NoticeDocumentTexts } from '../../main/messages/notice-document.ts'
import { describeWhere, NO_SHARED } from '../fixtures/describe-where.ts'

const shared = process.env['SPORTELLO_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url))
const file = `${shared}/reference/specs/notice-labels-it-en-de-fr-sl.json`

/** Where each text of ours stands in the official file. */
const PATHS = {
  heading: 'heading.title',
  creditor: 'paymentData.payee',
  debtor: 'paymentData.recipient',
  howMuch: { withDueDate: 'paymentInfo.title.withExpiryDate', withoutDueDate: 'paymentInfo.title.withoutExpiryDate' },
  amount: 'paymentInfo.amount.default',
  dueBy: 'paymentInfo.expiryDate.default',
  amountMayVary: 'paymentInfo.legal',
  instalments: { orWhole: 'paymentInfo.instalments.default', only: 'paymentInfo.instalments.many' },
  fine: {
    discounted: {
      title: 'infraction.amount.discounted',
      when: 'infraction.expiryDate.default.discounted',
      whenInFull: 'infraction.expiryDate.extended.discounted',
    },
    reduced: {
      title: 'infraction.amount.reduced',
      when: 'infraction.expiryDate.default.reduced',
      whenInFull: 'infraction.expiryDate.extended.reduced',
    },
    days: { question: 'infraction.disclaimer.expiry.question', answer: 'infraction.disclaimer.expiry.answer' },
    unclaimed: {
      question: 'infraction.disclaimer.unclaimed.question',
      answer: 'infraction.disclaimer.unclaimed.answer',
    },
    chooseAmount: 'infraction.disclaimer.chooseAmount',
  },
  whereToPay: 'whereToPay.title',
  online: {
    title: 'whereToPay.italy.online.title',
    neither: 'whereToPay.italy.online.description.default',
    website: 'whereToPay.italy.online.description.websiteOnly',
    app: 'whereToPay.italy.online.description.appOnly',
    websiteAndApp: 'whereToPay.italy.online.description.websiteAndApp',
  },
  physical: { title: 'whereToPay.italy.physical.title', description: 'whereToPay.italy.physical.description' },
  paymentData: 'paymentData.title',
  wholePayment: {
    withDueDate: 'paymentData.type.withExpiryDate',
    withoutDueDate: 'paymentData.type.withoutExpiryDate',
  },
  instalment: 'paymentData.instalmentNumber',
  subject: 'paymentData.description',
  cbill: 'paymentData.cbillCode',
  noticeNumber: 'paymentData.refNumber',
  creditorFiscalCode: 'paymentData.payeeTaxCode',
  scanTheCode: {
    beside: 'paymentData.instructions.qrCode.singlePayment',
    above: 'paymentData.instructions.qrCode.instalments',
  },
  postal: {
    title: 'postePayingInSlip.title',
    where: 'postePayingInSlip.description',
    account: 'postePayingInSlip.accountNumber',
    holder: 'postePayingInSlip.owner',
    debtor: 'postePayingInSlip.recipient',
    subject: 'postePayingInSlip.paymentDescription',
    noticeNumber: 'postePayingInSlip.refNumber',
    kind: 'postePayingInSlip.type',
    creditorFiscalCode: 'postePayingInSlip.payeeTaxCode',
  },
  // These two stand in the template itself, not among its texts.
  pagopaSite: '=pagopa.gov.it',
  currency: '=Euro',
} satisfies Tree<NoticeDocumentTexts>

type Tree<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Tree<T[Key]> }
interface Labels {
  readonly [key: string]: string | Labels
}

function textsAt(paths: Labels, labels: Labels): Labels {
  return Object.fromEntries(
    Object.entries(paths).map(([name, path]) => [
      name,
      typeof path === 'string' ? at(path, labels) : textsAt(path, labels),
    ]),
  )
}

function at(path: string, labels: Labels): string | Labels {
  if (path.startsWith('=')) return path.slice(1)
  return path.split('.').reduce<string | Labels>((found, key) => {
    const next = typeof found === 'string' ? undefined : found[key]
    if (next === undefined) throw new Error(`The official file has no ${path}`)
    return next
  }, labels)
}

describeWhere(existsSync(file), NO_SHARED, 'the mandated wording', () => {
  it.each(languages)('is word for word that of the template (%s)', (language) => {
    const official = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { readonly translation: Labels }>
    expect(noticeDocumentTexts[language]).toEqual(textsAt(PATHS, official[language]?.translation ?? {}))
  })
})
