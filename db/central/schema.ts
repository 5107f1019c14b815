import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { CodePurpose } from '../../main/domain/mail-code.ts'

/** A `bigint` column, read as a number: cents and feed positions stay below 2^53. */
type Int8 = ColumnType<number, number, number>

/**
 * One municipality that this centre serves; `epoch` names its feed, `position` is the last place taken in it. What went away up to
 * `trimmed_to` the feed does not tell of any more.
 */
export interface CreditorTable {
  creditor: string
  epoch: string
  position: Int8
  trimmed_to: ColumnType<number, number | undefined, number>
}

/** One setting of a municipality, as JSON text. */
export interface SettingTable {
  creditor: string
  name: string
  value: string
}

/** A debt position without its options; `debtor_contact` holds address, e-mail and phone as JSON text. */
export interface DebtPositionTable {
  creditor: string
  iupd: string
  status: string
  debtor_kind: string
  debtor_fiscal_code: string
  debtor_name: string
  debtor_contact: string
  office_name: string | null
  validity_date: string | null
  switch_to_expired: boolean
  content_hash: string
  updated_at: string
}

/** One way to pay a position: whole, or one instalment of it. `transfers` is JSON text. */
export interface PaymentOptionTable {
  creditor: string
  notice_number: string
  iuv: string
  iupd: string
  ordinal: number
  amount_cents: Int8
  description: string
  due_date: string
  is_instalment: boolean
  status: string
  retention_date: string | null
  transfers: string
}

/**
 * The newest change of each thing a kiosk may see: its place in the feed is also its version. `mark` is 0 for a thing that is gone, or that
 * kiosks may not hold.
 */
export interface ChangeFeedTable {
  creditor: string
  thing: string
  thing_id: string
  position: Int8
  mark: Int8
}

/** How many things of one kind kiosks may hold, and their marks by exclusive or. */
export interface FeedDigestTable {
  creditor: string
  thing: string
  held: Int8
  mark: Int8
}

/** How far the feed went at some moments, from which it is told how old a place is. */
export interface FeedHistoryTable {
  creditor: string
  at: string
  position: Int8
}

/** A short-lived code with which one kiosk may enrol; with `kiosk_id` it is one that is there already, and begins a new queue. */
export interface EnrolmentCodeTable {
  creditor: string
  code_hash: string
  kiosk_name: string
  kiosk_id: string | null
  expires_at: string
  used_at: string | null
}

/** An enrolled kiosk; `last_seq` is the last command of its queue that was decided. */
export interface KioskTable {
  creditor: string
  kiosk_id: string
  name: string
  install_id: string
  public_key: string
  last_seq: number
  enrolled_at: string
  revoked_at: string | null
  last_seen_at: string | null
  /** How far the centre's clock is ahead of the kiosk's, as the kiosk finds it. */
  clock_offset_ms: number | null
}

/**
 * Every place of every queue, with its stored outcome. `is_decision` is false where nothing was decided at this place: a command that is
 * not known yet, one that was lost, or one that an older queue of the kiosk had brought.
 */
export interface CommandLogTable {
  creditor: string
  kiosk_id: string
  install_id: string
  seq: number
  command_id: string
  name: string
  args_hash: string
  outcome: string
  /** The request of a screen that the command follows from. */
  request_id: string | null
  is_decision: Generated<boolean>
  made_at: string
  received_at: string
}

/** A command that a revoked kiosk still had, until staff says what becomes of it; then its arguments are blanked. */
export interface QuarantineTable {
  creditor: string
  kiosk_id: string
  install_id: string
  seq: number
  command_id: string
  name: string
  args: string | null
  args_hash: string
  request_id: string | null
  made_at: string
  received_at: string
  state: string
}

/** What became of each print job of the municipality's kiosks. */
export interface PrintRecordTable {
  creditor: string
  print_id: string
  kiosk_id: string
  document: string
  /** Null for the slip of a request, which has its number instead. */
  notice_number: string | null
  ticket_number: string | null
  outcome: string
  reason: string | null
  ended_at: string
}

/** Keys that the centre made for itself. */
export interface SecretTable {
  creditor: string
  name: string
  value: string
  made_at: Generated<string>
}

/** A page of the centre for a person's own phone; who has the token may open it until it expires. */
export interface PhoneLinkTable {
  creditor: string
  link_id: string
  token_hash: string
  purpose: 'pay' | 'take' | 'receipt'
  kiosk_id: string
  /** Missing where it is a receipt that is taken. */
  notice_number: string | null
  language: string
  expires_at: string
  used_at: string | null
  /** With whose account its page pays. */
  account_id: string | null
  receipt_id: string | null
  receipt_copy: 'payer' | 'debtor' | null
}

/** One attempt to pay a notice at Checkout. `reference_hash` is the digest of the secret in its return addresses. */
export interface PaymentAttemptTable {
  creditor: string
  attempt_id: string
  /** By which the kiosk follows it: the attempt's own id, or that of the phone page it was begun on. */
  follow_id: string
  kiosk_id: string
  notice_number: string
  amount_cents: Int8
  language: string
  /** Where the receipt goes; blanked when the mail is queued, when nothing was begun, or days after an end without a receipt. */
  email: string | null
  reference_hash: string
  state: string
  outcome: string | null
  reason: string | null
  /** Where Checkout waits for the person; blanked when the attempt is over. */
  checkout_address: string | null
  opened_at: string
  /** When the notice is free again if no word comes. */
  free_at: string
  closed_at: string | null
  /** Who it was made with; null where nobody had signed in, or the account has ended. */
  account_id: string | null
  /** When it was paid, or begun where it is not. */
  listed_at: string
  /** What the receipt says. */
  paid_cents: Int8 | null
  subject: string
  /** The office that it was for, where that is known. */
  service: string | null
  /** What was paid, or asked for where it is not. */
  listed_cents: GeneratedAlways<number>
  listed_band: GeneratedAlways<string>
  listed_outcome: GeneratedAlways<string>
}

/** The words by which an account's payments are found, in small letters from a to z and figures. */
export interface PaymentWordTable {
  creditor: string
  account_id: string
  word: string
  listed_at: string
  attempt_id: string
}

/** One telematic receipt; `body` is it as JSON text. `attempt_id` is the attempt that its note names, if it is ours. */
export interface PaymentReceiptTable {
  creditor: string
  receipt_id: string
  notice_number: string | null
  iuv: string
  amount_cents: Int8
  debtor_code: string
  payer_code: string | null
  attempt_id: string | null
  source: string
  body: string
  paid_at: string
  received_at: string
}

/** Something to be done outside, kept until it is done: `payload` is JSON text, blanked when it is over. */
export interface EffectTable {
  creditor: string
  /** Also the key of the effect where it goes: a mail's Message-ID is made of it. */
  effect_id: string
  kind: string
  payload: string
  state: string
  tries: Generated<number>
  next_try_at: string
  made_at: string
}

/** Something that a person of the staff has to look at; `facts` is JSON text. The id is made of what it is about, so that it is there once. */
export interface TaskTable {
  creditor: string
  task_id: string
  kind: string
  facts: string
  made_at: string
  done_at: string | null
}

/** How often something was refused that honest programs do not do. */
export interface RefusalCountTable {
  creditor: string
  what: string
  count: Int8
  last_at: string
}

/** How far a source that is asked again and again has been read. */
export interface PollCursorTable {
  creditor: string
  source: string
  cursor: string
}

/** The block from which one installation of a kiosk numbers requests for assistance. */
export interface TicketBlockTable {
  creditor: string
  block: number
  kiosk_id: string
  install_id: string
  allotted_at: string
}

/** A request for assistance. What is personal is null some time after it was closed. */
export interface TicketTable {
  creditor: string
  number: string
  /** What the slip says, where that is another number. */
  slip_number: string | null
  kiosk_id: string
  /** The digest of the slip's code. */
  code_hash: string
  content_hash: string | null
  reason: string
  text: string | null
  given_name: string | null
  family_name: string | null
  answer_by: string
  /** The e-mail address or telephone number, by how it is answered. */
  answer_to: string | null
  language: string
  screen: string | null
  notice_number: string | null
  fault_id: string | null
  state: string
  opened_at: string
  received_at: string
  closed_at: string | null
}

/** What staff answered to a request, in its order. */
export interface TicketReplyTable {
  creditor: string
  number: string
  ordinal: number
  text: string | null
  replied_at: string
}

/** An account of a person, whose identity nobody has proved: only the address is. */
export interface AccountTable {
  creditor: string
  account_id: string
  email: string
  given_name: string
  family_name: string
  tax_code: string
  phone: string | null
  address: string | null
  /** Where receipts go, where that is not the address of the account. */
  receipt_email: string | null
  language: string
  password_hash: string
  made_at: string
}

/**
 * A proof, under way or done, that somebody reads the mails of an address. `applicant` is what somebody wrote who registers, as JSON text.
 * The code and the address that are mailed are made of its id and of a key of the centre's, and kept nowhere.
 */
export interface EmailProofTable {
  creditor: string
  proof_id: string
  purpose: CodePurpose
  kiosk_id: string
  email: string
  account_id: string | null
  applicant: string | null
  language: string
  made_at: string
  expires_at: string
  wrong_tries: Generated<number>
  mails: Generated<number>
  mailed_at: string
  proved_at: string | null
  used_at: string | null
}

/** Somebody who has signed in, at one kiosk and in one visit. */
export interface AccountSessionTable {
  creditor: string
  token_hash: string
  account_id: string
  kiosk_id: string
  visit_id: string
  began_at: string
  used_at: string
}

/** Wrong passwords of a kiosk, or for an address (by its digest), one after the other. */
export interface SignInFailureTable {
  creditor: string
  who: string
  failures: number
  free_at: string
  last_at: string
}

/** The central database. Every table has the municipality in its key. */
export interface CentralDatabase {
  creditor: CreditorTable
  setting: SettingTable
  debt_position: DebtPositionTable
  payment_option: PaymentOptionTable
  change_feed: ChangeFeedTable
  feed_digest: FeedDigestTable
  feed_history: FeedHistoryTable
  enrolment_code: EnrolmentCodeTable
  kiosk: KioskTable
  command_log: CommandLogTable
  quarantine: QuarantineTable
  print_record: PrintRecordTable
  secret: SecretTable
  phone_link: PhoneLinkTable
  payment_attempt: PaymentAttemptTable
  payment_word: PaymentWordTable
  payment_receipt: PaymentReceiptTable
  effect: EffectTable
  task: TaskTable
  refusal_count: RefusalCountTable
  poll_cursor: PollCursorTable
  ticket_block: TicketBlockTable
  ticket: TicketTable
  ticket_reply: TicketReplyTable
  account: AccountTable
  email_proof: EmailProofTable
  account_session: AccountSessionTable
  sign_in_failure: SignInFailureTable
}
