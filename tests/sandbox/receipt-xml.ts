import { addDays, romeDate } from '../../main/domain/calendar.ts'
import type { DebtPosition, Transfer } from '../../main/domain/debt-position.ts'
import { markup, type Markup } from './markup.ts'
import type { NoticeFacts, Payment } from './payment-node.ts'

/** Where a creditor's file told no account. It is the published example of an Italian IBAN, and nobody's account. */
const EXAMPLE_IBAN = 'IT60X0542811101000000123456'
/** Where a creditor's file told no share: waste tax, which the taxonomy has. */
const EXAMPLE_CATEGORY = '0101101IM'
const EXAMPLE_STAMP = Buffer.from('Marca da bollo di prova').toString('base64')

const romeClock = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Rome', dateStyle: 'short', timeStyle: 'medium' })

/** An instant as receipts tell it: `YYYY-MM-DDTHH:MM:SS` of the clocks in Italy, without a zone. */
export function romeDateTime(instant: Date): string {
  return romeClock.format(instant).replace(' ', 'T')
}

/**
 * The receipt of a payment as the node sends it: paSendRTV2, its elements in the order of paForNode.xsd (`ctReceiptV2`) and cut to
 * the lengths there. At a bank's counter the debtor pays; who pays at Checkout is not told.
 */
export function receiptXml(payment: Payment, { creditor, position, option }: NoticeFacts): string {
  const { psp } = payment
  const paidOn = romeDate(payment.paidAt.toISOString())
  const receipt = element('receipt', [
    element('receiptId', payment.receiptId),
    element('noticeNumber', payment.noticeNumber),
    element('fiscalCode', creditor.fiscalCode),
    element('outcome', 'OK'),
    element('creditorReferenceId', option.iuv),
    element('paymentAmount', euro(payment.amountCents)),
    element('description', cut(option.description, 140) ?? '-'),
    element('companyName', cut(creditor.name, 140)),
    element('officeName', cut(position.officeName, 140)),
    element('debtor', subject(position.debtor)),
    element('transferList', transfersOf(payment, option.transfers, creditor.fiscalCode).map(transfer)),
    element('idPSP', psp.id),
    element('pspFiscalCode', psp.fiscalCode),
    element('PSPCompanyName', psp.name),
    element('idChannel', psp.channel),
    element('channelDescription', psp.channelDescription),
    element('payer', psp.paymentMethod === 'cash' ? subject(position.debtor) : undefined),
    element('paymentMethod', psp.paymentMethod),
    element('paymentNote', cut(payment.paymentNote, 210)),
    element('fee', euro(payment.feeCents)),
    element('paymentDateTime', romeDateTime(payment.paidAt)),
    element('applicationDate', paidOn),
    element('transferDate', addDays(paidOn, 1)),
    element('standIn', 'false'),
  ])
  return markup`<?xml version="1.0" encoding="UTF-8"?>
<pafn:paSendRTV2Request xmlns:pafn="http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd">${[
    element('idPA', creditor.fiscalCode),
    element('idBrokerPA', creditor.fiscalCode),
    element('idStation', `${creditor.fiscalCode}_01`),
    receipt,
  ]}</pafn:paSendRTV2Request>
`.markup
}

/** The shares add up to what was paid: where that is another amount than the creditor asked for, it is one share to the creditor. */
function transfersOf({ amountCents }: Payment, transfers: readonly Transfer[], creditor: string): readonly Transfer[] {
  if (transfers.reduce((sum, each) => sum + each.amountCents, 0) === amountCents) return transfers
  const [first] = transfers
  return [
    {
      id: '1',
      amountCents,
      remittanceInformation: first?.remittanceInformation ?? '-',
      category: first?.category ?? EXAMPLE_CATEGORY,
      creditor,
      iban: first?.iban ?? EXAMPLE_IBAN,
    },
  ]
}

function transfer(each: Transfer): Markup {
  return element('transfer', [
    element('idTransfer', each.id),
    element('transferAmount', euro(each.amountCents)),
    element('fiscalCodePA', each.creditor),
    each.stamp === undefined ? element('IBAN', each.iban ?? EXAMPLE_IBAN) : element('MBDAttachment', EXAMPLE_STAMP),
    element('remittanceInformation', cut(each.remittanceInformation, 140) ?? '-'),
    element('transferCategory', cut(each.category, 140) ?? EXAMPLE_CATEGORY),
  ])
}

/** Country and e-mail are left out where the XSD's patterns do not take them. */
function subject({ kind, fiscalCode, name, address, email }: DebtPosition['debtor']): readonly Markup[] {
  const country = address?.country
  return [
    element('uniqueIdentifier', [
      element('entityUniqueIdentifierType', kind === 'person' ? 'F' : 'G'),
      element('entityUniqueIdentifierValue', fiscalCode),
    ]),
    element('fullName', cut(name, 70)),
    element('streetName', cut(address?.street, 70)),
    element('civicNumber', cut(address?.civicNumber, 16)),
    element('postalCode', cut(address?.postalCode, 16)),
    element('city', cut(address?.city, 35)),
    element('stateProvinceRegion', cut(address?.province ?? address?.region, 35)),
    element('country', country !== undefined && /^[A-Z]{2}$/.test(country) ? country : undefined),
    element(
      'e-mail',
      email !== undefined && /^[\w.+-]+@[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)*$/.test(email) ? email : undefined,
    ),
  ]
}

/** An element, or nothing where there is no content. */
function element(name: string, content: string | readonly Markup[] | undefined): Markup {
  const tag: Markup = { markup: name }
  return content === undefined ? { markup: '' } : markup`<${tag}>${content}</${tag}>`
}

/** At most so many characters (not UTF-16 units: the XSD counts characters); undefined where nothing is left. */
function cut(text: string | undefined, length: number): string | undefined {
  return (
    Array.from(text ?? '')
      .slice(0, length)
      .join('') || undefined
  )
}

function euro(cents: number): string {
  return `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
}
