import type * as z from 'zod'
import {
  ChangeEmailResponse,
  ChangePasswordResponse,
  DeleteAccountResponse,
  EnterResponse,
  ExportResponse,
  ReadProfileResponse,
  FollowProofResponse,
  NewPasswordResponse,
  ProveResponse,
  RecoverResponse,
  RegisterResponse,
  ResendResponse,
  SignInResponse,
  SignOutResponse,
  type ChangeEmailRequest,
  type ChangePasswordRequest,
  type DeleteAccountRequest,
  type EnterRequest,
  type ExportRequest,
  type ReadProfileRequest,
  type SaveProfileRequest,
  type FollowProofRequest,
  type NewPasswordRequest,
  type ProveRequest,
  type RecoverRequest,
  type RegisterRequest,
  type ResendRequest,
  type SignInRequest,
  type SignOutRequest,
} from '../../central/contract/accounts.ts'
import {
  ListPaymentsResponse,
  ReadPaymentResponse,
  SumPaymentsResponse,
  type ListPaymentsRequest,
  type ReadPaymentRequest,
  type SumPaymentsRequest,
} from '../../central/contract/board.ts'
import { FindNoticeResponse } from '../../central/contract/notices.ts'
import {
  FindReceiptResponse,
  FollowPaymentResponse,
  MailReceiptResponse,
  OpenPaymentResponse,
  PhoneLinkResponse,
  ReceiptLinkResponse,
  type FindReceiptRequest,
  type FollowPaymentRequest,
  type MailReceiptRequest,
  type OpenPaymentRequest,
  type PhoneLinkRequest,
  type ReceiptLinkRequest,
} from '../../central/contract/payments.ts'
import {
  MailNoticeResponse,
  PaperLinkResponse,
  type MailNoticeRequest,
  type PaperLinkRequest,
} from '../../central/contract/papers.ts'
import { FindTicketResponse, type FindTicketRequest } from '../../central/contract/tickets.ts'
import type { SnapshotRequest } from '../../central/contract/snapshot.ts'
import {
  HeardPull,
  PushResponse,
  UpgradeRequired,
  type PullRequest,
  type PushRequest,
} from '../../central/contract/sync.ts'
import type { Device } from '../../db/kiosk/stores/device.ts'
import { tokenSource, type CentralAddress } from '../identity/device.ts'
import { post, readJson, type Answered } from './post-json.ts'
import { readSnapshot } from './snapshot-stream.ts'

/** The centre as an enrolled kiosk asks it. */
export interface CentralClient {
  readonly push: (request: PushRequest, signal: AbortSignal) => Promise<Answered<PushResponse>>
  readonly pull: (request: PullRequest, signal: AbortSignal) => Promise<Answered<HeardPull>>
  /** The bytes of a snapshot's lines as they come; they end with an error when the line is cut. */
  readonly snapshot: (
    request: SnapshotRequest,
    signal: AbortSignal,
  ) => Promise<Answered<AsyncIterable<Uint8Array> | UpgradeRequired>>
  /** By notice number or IUV; the deadline holds for all that it takes, a new token included. */
  readonly findNotice: (code: string, timeoutMs: number) => Promise<Answered<FindNoticeResponse>>
  readonly openPayment: (request: OpenPaymentRequest) => Promise<Answered<OpenPaymentResponse>>
  readonly followPayment: (
    request: FollowPaymentRequest,
    signal: AbortSignal,
  ) => Promise<Answered<FollowPaymentResponse>>
  readonly makePhoneLink: (request: PhoneLinkRequest) => Promise<Answered<PhoneLinkResponse>>
  readonly makePaperLink: (request: PaperLinkRequest) => Promise<Answered<PaperLinkResponse>>
  readonly mailNotice: (request: MailNoticeRequest) => Promise<Answered<MailNoticeResponse>>
  readonly findReceipt: (request: FindReceiptRequest) => Promise<Answered<FindReceiptResponse>>
  readonly mailReceipt: (request: MailReceiptRequest) => Promise<Answered<MailReceiptResponse>>
  readonly makeReceiptLink: (request: ReceiptLinkRequest) => Promise<Answered<ReceiptLinkResponse>>
  readonly findTicket: (request: FindTicketRequest) => Promise<Answered<FindTicketResponse>>
  readonly register: (request: RegisterRequest) => Promise<Answered<RegisterResponse>>
  readonly recover: (request: RecoverRequest) => Promise<Answered<RecoverResponse>>
  readonly resendProof: (request: ResendRequest) => Promise<Answered<ResendResponse>>
  readonly prove: (request: ProveRequest) => Promise<Answered<ProveResponse>>
  readonly followProof: (request: FollowProofRequest, signal: AbortSignal) => Promise<Answered<FollowProofResponse>>
  readonly enter: (request: EnterRequest) => Promise<Answered<EnterResponse>>
  readonly signIn: (request: SignInRequest) => Promise<Answered<SignInResponse>>
  readonly setNewPassword: (request: NewPasswordRequest) => Promise<Answered<NewPasswordResponse>>
  readonly readProfile: (request: ReadProfileRequest) => Promise<Answered<ReadProfileResponse>>
  readonly saveProfile: (request: SaveProfileRequest) => Promise<Answered<ReadProfileResponse>>
  readonly changeEmail: (request: ChangeEmailRequest) => Promise<Answered<ChangeEmailResponse>>
  readonly changePassword: (request: ChangePasswordRequest) => Promise<Answered<ChangePasswordResponse>>
  readonly listPayments: (request: ListPaymentsRequest) => Promise<Answered<ListPaymentsResponse>>
  readonly sumPayments: (request: SumPaymentsRequest) => Promise<Answered<SumPaymentsResponse>>
  readonly readPayment: (request: ReadPaymentRequest) => Promise<Answered<ReadPaymentResponse>>
  readonly exportData: (request: ExportRequest) => Promise<Answered<ExportResponse>>
  readonly deleteAccount: (request: DeleteAccountRequest) => Promise<Answered<DeleteAccountResponse>>
  readonly signOut: (request: SignOutRequest) => Promise<Answered<SignOutResponse>>
}

/** How long the centre may take to open a payment: it asks Checkout, perhaps twice. */
const OPEN_PAYMENT_MS = 25_000

/** After this a person who looks for a receipt, or for a request of theirs, or wants a notice sent, is told that nobody answers. */
const FIND_MS = 8_000

/** How long the centre may take for an answer that it need not wait for. */
const ANSWER_MS = 15_000

/** Asks the centre with this kiosk's token; a token that is refused is thrown away and fetched anew, once. */
export function createCentralClient(
  central: CentralAddress,
  device: Device,
  clock: { readonly now: () => Date; readonly uptimeMs: () => number },
): CentralClient {
  const tokens = tokenSource(central, device, clock)

  async function reach(path: string, body: unknown, signal: AbortSignal): Promise<Answered<Response>> {
    for (let attempt = 1; ; attempt++) {
      const token = await tokens.token(signal)
      if (!token.ok) return token
      const answer = await post(central, path, body, { signal, token: token.value })
      if (answer.ok || answer.failure !== 'unauthorized' || attempt === 2) return answer
      tokens.drop(token.value)
    }
  }
  async function ask<T>(path: string, body: unknown, schema: z.ZodType<T>, signal: AbortSignal): Promise<Answered<T>> {
    const answer = await reach(path, body, signal)
    return answer.ok ? readJson(answer.value, schema) : answer
  }
  const soon = (timeoutMs: number) => AbortSignal.timeout(timeoutMs)
  const within = (timeoutMs: number, signal: AbortSignal) => AbortSignal.any([AbortSignal.timeout(timeoutMs), signal])

  return {
    push: (request, signal) => ask('/v1/push', request, PushResponse, within(ANSWER_MS, signal)),
    pull: (request, signal) => ask('/v1/pull', request, HeardPull, within(ANSWER_MS + request.waitMs, signal)),
    snapshot: async (request, signal) => {
      const stalled = new AbortController()
      const either = AbortSignal.any([stalled.signal, signal])
      const deadline = setTimeout(() => stalled.abort(), ANSWER_MS)
      const answer = await reach('/v1/snapshot', request, either)
      clearTimeout(deadline)
      if (!answer.ok) return answer
      const { value: response } = answer
      if (response.headers.get('content-type') !== 'application/gzip') return readJson(response, UpgradeRequired)
      return { ok: true, value: readSnapshot(response, () => stalled.abort()) }
    },
    findNotice: (code, timeoutMs) => ask('/v1/notices/find', { code }, FindNoticeResponse, soon(timeoutMs)),
    openPayment: (request) => ask('/v1/payments/open', request, OpenPaymentResponse, soon(OPEN_PAYMENT_MS)),
    followPayment: (request, signal) =>
      ask('/v1/payments/follow', request, FollowPaymentResponse, within(ANSWER_MS + request.waitMs, signal)),
    makePhoneLink: (request) => ask('/v1/payments/phone-link', request, PhoneLinkResponse, soon(ANSWER_MS)),
    makePaperLink: (request) => ask('/v1/papers/link', request, PaperLinkResponse, soon(FIND_MS)),
    mailNotice: (request) => ask('/v1/papers/mail', request, MailNoticeResponse, soon(FIND_MS)),
    findReceipt: (request) => ask('/v1/receipts/find', request, FindReceiptResponse, soon(FIND_MS)),
    mailReceipt: (request) => ask('/v1/receipts/mail', request, MailReceiptResponse, soon(FIND_MS)),
    makeReceiptLink: (request) => ask('/v1/papers/receipt-link', request, ReceiptLinkResponse, soon(FIND_MS)),
    findTicket: (request) => ask('/v1/tickets/find', request, FindTicketResponse, soon(FIND_MS)),
    register: (request) => ask('/v1/accounts/register', request, RegisterResponse, soon(ANSWER_MS)),
    recover: (request) => ask('/v1/accounts/recover', request, RecoverResponse, soon(FIND_MS)),
    resendProof: (request) => ask('/v1/accounts/resend', request, ResendResponse, soon(FIND_MS)),
    prove: (request) => ask('/v1/accounts/prove', request, ProveResponse, soon(FIND_MS)),
    followProof: (request, signal) => ask('/v1/accounts/follow', request, FollowProofResponse, within(FIND_MS, signal)),
    enter: (request) => ask('/v1/accounts/enter', request, EnterResponse, soon(FIND_MS)),
    signIn: (request) => ask('/v1/accounts/sign-in', request, SignInResponse, soon(ANSWER_MS)),
    setNewPassword: (request) => ask('/v1/accounts/new-password', request, NewPasswordResponse, soon(ANSWER_MS)),
    readProfile: (request) => ask('/v1/accounts/profile', request, ReadProfileResponse, soon(FIND_MS)),
    saveProfile: (request) => ask('/v1/accounts/save', request, ReadProfileResponse, soon(FIND_MS)),
    changeEmail: (request) => ask('/v1/accounts/email', request, ChangeEmailResponse, soon(FIND_MS)),
    changePassword: (request) => ask('/v1/accounts/password', request, ChangePasswordResponse, soon(ANSWER_MS)),
    listPayments: (request) => ask('/v1/accounts/payments', request, ListPaymentsResponse, soon(FIND_MS)),
    sumPayments: (request) => ask('/v1/accounts/payment-sums', request, SumPaymentsResponse, soon(FIND_MS)),
    readPayment: (request) => ask('/v1/accounts/payment', request, ReadPaymentResponse, soon(FIND_MS)),
    exportData: (request) => ask('/v1/accounts/export', request, ExportResponse, soon(FIND_MS)),
    deleteAccount: (request) => ask('/v1/accounts/delete', request, DeleteAccountResponse, soon(ANSWER_MS)),
    signOut: (request) => ask('/v1/accounts/sign-out', request, SignOutResponse, soon(FIND_MS)),
  }
}
