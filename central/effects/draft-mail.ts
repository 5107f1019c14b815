import type { Account } from '../../db/central/stores/accounts.ts'
import type { Task } from '../../db/central/stores/tasks.ts'
import type { Ticket, TicketReply } from '../../db/central/stores/tickets.ts'
import type { NoticeDocument } from '../../main/documents/notice/notice.ts'
import type { AccountPayment } from '../../main/domain/board.ts'
import type { PaymentReceipt, ReceiptCopy } from '../../main/domain/payment-receipt.ts'
import type { Language } from '../../main/domain/visit.ts'
import type { Settings } from '../contract/settings.ts'
import type { MailedProof } from '../mail/account-mail.ts'
import type { ComposedMail } from '../mail/send-mail.ts'

/** A receipt as it is kept, and what its notice asked for where that is known. */
export interface StoredReceipt {
  readonly receipt: PaymentReceipt
  readonly askedCents?: number
}

/** Where mails find what they are about. */
export interface MailSources {
  readonly readSettings: () => Promise<Settings>
  readonly findReceipt: (receiptId: string) => Promise<StoredReceipt | undefined>
  readonly renderPdf: (
    stored: StoredReceipt,
    copy: ReceiptCopy,
    language: Language,
    settings: Settings,
  ) => Promise<Uint8Array>
  /** What the paper of a notice says, for a reader of a language; undefined where it cannot be paid now. */
  readonly findNotice: (
    noticeNumber: string,
    language: Language,
  ) => Promise<{ readonly document: NoticeDocument; readonly settings: Settings } | undefined>
  readonly renderNotice: (document: NoticeDocument) => Promise<Uint8Array>
  readonly findTicket: (number: string) => Promise<Ticket | undefined>
  readonly findReply: (number: string, ordinal: number) => Promise<TicketReply | undefined>
  /** The proof of an address with its secrets, and whether it can lead anywhere; undefined once it can be given no longer. */
  readonly findAddressProof: (
    proofId: string,
  ) => Promise<{ readonly mailed: MailedProof; readonly canBeProved: boolean } | undefined>
  readonly findAccount: (accountId: string) => Promise<Account | undefined>
  /** All that was paid or begun with an account, the oldest first. */
  readonly findPayments: (accountId: string) => Promise<readonly AccountPayment[]>
}

/** A mail that can be written. */
export interface DraftMail {
  readonly to: string
  /** What staff has to know of it if it comes to nothing: ids, never an address. */
  readonly facts: Task['facts']
  readonly compose: () => Promise<ComposedMail>
}

/**
 * Reads what a mail is about; undefined when it can never be written, because its payload says nothing or what it is about is gone; `needless` when
 * it would say what is no longer so.
 */
export type DraftOf = (sources: MailSources, payload: unknown) => Promise<DraftMail | 'needless' | undefined>
