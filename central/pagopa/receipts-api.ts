import * as z from 'zod'
import { Moment } from '../../main/domain/calendar.ts'
import { addressBelow, KEY_HEADER, readLimited, within, type CallPorts } from './call.ts'
import { MAX_XML_BYTES } from './xml.ts'

/** Where GPD's receipts are asked for. */
export interface ReceiptsConfig {
  /** The base of the API, like `https://api.platform.pagopa.it/gpd/payments-receipts-service/v1`. */
  readonly url: string
  readonly key: string
}

/** A receipt that GPD has. */
export interface ListedReceipt {
  readonly iuv: string
  /** When it was paid, as GPD says it; missing when it does not, or says it in no form we know. */
  readonly paidAt?: Moment
}

/** One page of the receipts of some days. */
export interface ReceiptList {
  readonly receipts: readonly ListedReceipt[]
  /** Entries without an IUV that could be asked for. */
  readonly unusableCount: number
  readonly totalPages: number
}

/**
 * Why GPD gave nothing. `unauthorised`: the key is wrong, or not for this creditor (401, 403). `busy`: too many calls (429).
 * `refused`: what we asked is wrong (400 and other 4xx). `failed`: it broke (500). `unreachable`: it, or what is behind it, was not
 * reached or took too long. `bad-answer`: it answered with something else than the description says.
 */
export type ApiFailure = 'unauthorised' | 'busy' | 'refused' | 'failed' | 'unreachable' | 'bad-answer'

/** Why there is no receipt: also `not-found` (404), `not-ready` (422: GPD does not hold the notice for paid yet), `too-large`. */
export type FetchFailure = ApiFailure | 'not-found' | 'not-ready' | 'too-large'

const TIMEOUT_MS = 15_000
/** The most that GPD gives at once. */
const PAGE_SIZE = 100
const MAX_PAGE_BYTES = 1024 * 1024

const Page = z.object({
  totalPages: z.int().min(0).nullish(),
  results: z.array(z.unknown()).nullish(),
})

// The description says of an entry that it is an object.
const Entry = z.object({
  iuv: z.string().regex(/^[0-9A-Za-z]{1,35}$/),
  paymentDateTime: Moment.optional().catch(undefined),
})

/**
 * One page (from 0) of the receipts of payments made from one day on and up to another, both days `YYYY-MM-DD` of Italy and both in
 * it. GPD gives no order, and leaves out what it does not hold for paid yet, so that a page may have few or none. Never throws.
 *
 * Both days are always asked for: of one alone GPD makes the other by its own clock, which is UTC, and passes over what was paid by
 * an Italian clock in the last hour or two. Source: pagoPA gpd_payments.json; PaymentsService.java.
 */
export async function listReceipts(
  config: ReceiptsConfig,
  question: { readonly creditor: string; readonly from: string; readonly to: string; readonly pageNum: number },
  ports: CallPorts,
): Promise<({ readonly ok: true } & ReceiptList) | { readonly ok: false; readonly why: ApiFailure }> {
  const address = addressBelow(config.url, `payments/${encodeURIComponent(question.creditor)}/receipts`)
  address.search = new URLSearchParams({
    from: question.from,
    to: question.to,
    pageNum: String(question.pageNum),
    pageSize: String(PAGE_SIZE),
  }).toString()
  const answer = await get(config, address, 'application/json', MAX_PAGE_BYTES, ports)
  if (!answer.ok) {
    if (answer.why === 'not-found') return { ok: true, receipts: [], unusableCount: 0, totalPages: 0 }
    if (answer.why === 'not-ready') return { ok: false, why: 'refused' }
    return { ok: false, why: answer.why === 'too-large' ? 'bad-answer' : answer.why }
  }
  const page = Page.safeParse(parseJson(answer.body))
  if (!page.success) return { ok: false, why: 'bad-answer' }
  const results = page.data.results ?? []
  const receipts = results.flatMap((result) => {
    const entry = Entry.safeParse(result)
    if (!entry.success) return []
    const { iuv, paymentDateTime: paidAt } = entry.data
    return [{ iuv, ...(paidAt !== undefined && { paidAt }) }]
  })
  // Without a number of pages, the first page that has nothing is the last.
  const totalPages = page.data.totalPages ?? question.pageNum + (results.length > 0 ? 2 : 1)
  return { ok: true, receipts, unusableCount: results.length - receipts.length, totalPages }
}

/** The XML of one receipt as GPD keeps it, of at most `MAX_XML_BYTES`; what it is, `readReceiptXml` finds out. Never throws. */
export async function fetchReceipt(
  config: ReceiptsConfig,
  creditor: string,
  iuv: string,
  ports: CallPorts,
): Promise<{ readonly ok: true; readonly xml: Uint8Array } | { readonly ok: false; readonly why: FetchFailure }> {
  const path = `payments/${encodeURIComponent(creditor)}/receipts/${encodeURIComponent(iuv)}`
  const answer = await get(config, addressBelow(config.url, path), 'application/xml', MAX_XML_BYTES, ports)
  return answer.ok ? { ok: true, xml: answer.body } : answer
}

async function get(
  config: ReceiptsConfig,
  address: URL,
  accept: string,
  maxBytes: number,
  { fetch, sleep }: CallPorts,
): Promise<{ readonly ok: true; readonly body: Uint8Array } | { readonly ok: false; readonly why: FetchFailure }> {
  try {
    return await within(TIMEOUT_MS, sleep, async (deadline) => {
      const response = await fetch(address, {
        headers: { accept, [KEY_HEADER]: config.key },
        redirect: 'error',
        signal: deadline,
      })
      if (response.status !== 200) {
        await response.body?.cancel()
        return { ok: false, why: failureOf(response.status) }
      }
      const body = await readLimited(response, maxBytes)
      return body === undefined ? { ok: false, why: 'too-large' } : { ok: true, body }
    })
  } catch {
    return { ok: false, why: 'unreachable' }
  }
}

function failureOf(status: number): FetchFailure {
  switch (status) {
    case 401:
    case 403:
      return 'unauthorised'
    case 404:
      return 'not-found'
    case 422:
      return 'not-ready'
    case 429:
      return 'busy'
    case 502:
    case 503:
    case 504:
      return 'unreachable'
    default:
      if (status >= 500) return 'failed'
      return status >= 400 ? 'refused' : 'bad-answer'
  }
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return undefined
  }
}
