import * as z from 'zod'
import type { PaymentReceipt } from '../../main/domain/payment-receipt.ts'
import { NEW_RECEIPT_SHAPE, NewOutcome, NewReceipt } from './receipt-new.ts'
import { OLD_RECEIPT_SHAPE, OldOutcome, OldReceipt } from './receipt-old.ts'
import { readXml, type XmlChildren, type XmlRecord } from './xml.ts'

/**
 * A receipt that was read, and the creditor to whose station it was sent (one of several, where several share a payment); or why the
 * document is none. `not-a-payment`: it says that nothing was paid. `not-a-receipt`: `path` names the element that is missing, wrong
 * or there twice, by the names of the XSD; it never quotes the document.
 */
export type ReceiptReading =
  | { readonly ok: true; readonly receipt: PaymentReceipt; readonly stationCreditor: string }
  | { readonly ok: false; readonly problem: 'too-large' | 'not-xml' | 'forbidden-xml' | 'not-a-payment' }
  | { readonly ok: false; readonly problem: 'not-a-receipt'; readonly path: string }

/** None (so GPD keeps them), paForNode.xsd, PagInf_RPT_RT_6_2_0.xsd, SOAP 1.1 and 1.2. */
const NAMESPACES = [
  '',
  'http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd',
  'http://www.digitpa.gov.it/schemas/2011/Pagamenti/',
  'http://schemas.xmlsoap.org/soap/envelope/',
  'http://www.w3.org/2003/05/soap-envelope',
]

/** GPD hands out what it was sent without a namespace, and the second under a name with a capital P (its PartnerService.java). */
const NEW_NAME = 'paSendRTV2Request'
const NEW_NAMES = [NEW_NAME, 'PaSendRTV2Request', 'paSendRTReq']
const OLD_NAME = 'RT'

const REQUESTS: XmlChildren = {
  ...Object.fromEntries(NEW_NAMES.map((name) => [name, NEW_RECEIPT_SHAPE])),
  [OLD_NAME]: OLD_RECEIPT_SHAPE,
}
const DOCUMENT: XmlChildren = { ...REQUESTS, Envelope: { Body: REQUESTS } }

/**
 * Reads a telematic receipt: `paSendRTV2Request`, `paSendRTReq` (also around the content of the former, as pagoPA's guide prints it)
 * or the older `RT`, each alone or in a SOAP envelope, with its namespace or with none. It proves a payment only when it came from
 * somebody who was authenticated: nothing in it is signed. What may be in the document at all, `readXml` says. Never throws.
 */
export function readReceiptXml(xml: string | Uint8Array): ReceiptReading {
  const read = readXml(xml, DOCUMENT, NAMESPACES)
  if (!read.ok) return read.problem === 'unexpected' ? { ...read, problem: 'not-a-receipt' } : read
  const requests = requestsOf(read.value)
  const [name = NEW_NAME] = Object.keys(requests)
  const content = requests[name]
  if (content === undefined || Object.keys(requests).length > 1) return notAReceipt([name])
  const { outcome, receipt } =
    name === OLD_NAME ? { outcome: OldOutcome, receipt: OldReceipt } : { outcome: NewOutcome, receipt: NewReceipt }
  const isPaid = outcome.safeParse(content)
  if (!isPaid.success) return notAReceipt([name, ...firstPath(isPaid.error)])
  if (!isPaid.data) return { ok: false, problem: 'not-a-payment' }
  const parsed = receipt.safeParse(content)
  return parsed.success ? { ok: true, ...parsed.data } : notAReceipt([name, ...firstPath(parsed.error)])
}

function requestsOf({ Envelope: envelope, ...requests }: XmlRecord): XmlRecord {
  const body = isRecord(envelope) ? envelope['Body'] : undefined
  return isRecord(body) ? body : requests
}

function isRecord(value: XmlRecord[string] | undefined): value is XmlRecord {
  return typeof value === 'object' && !Array.isArray(value)
}

function notAReceipt(path: readonly PropertyKey[]): ReceiptReading {
  return { ok: false, problem: 'not-a-receipt', path: z.core.toDotPath(path) }
}

function firstPath(error: z.ZodError): readonly PropertyKey[] {
  return error.issues[0]?.path ?? []
}
