import type { FastifyBaseLogger } from 'fastify'
import type { Central } from '../../db/central/open.ts'
import { everyPayment } from '../../db/central/stores/account-payments.ts'
import { accountByEmail, accountById } from '../../db/central/stores/accounts.ts'
import { findProof } from '../../db/central/stores/email-proofs.ts'
import { receiptById } from '../../db/central/stores/receipts.ts'
import { readSettings } from '../../db/central/stores/settings.ts'
import { findTicket, repliesOf } from '../../db/central/stores/tickets.ts'
import { renderNotice } from '../../main/documents/notice/notice.ts'
import type { Fonts } from '../../main/documents/page/fonts.ts'
import { renderReceipt } from '../../main/documents/receipt/receipt.ts'
import { canBeGiven } from '../accounts/begin-proof.ts'
import { hasLink } from '../accounts/give-proof.ts'
import type { ProofSecrets } from '../accounts/proof-secrets.ts'
import { Settings } from '../contract/settings.ts'
import { createSendMail } from '../mail/send-mail.ts'
import type { MailConfig } from '../mail/mail-config.ts'
import { proofPath } from '../pages/proof-pages.ts'
import { payablePaper } from '../papers/payable-paper.ts'
import { receiptDocumentOf } from '../papers/receipt-document.ts'
import { askedAmount } from '../payments/asked-amount.ts'
import type { MailSources } from './draft-mail.ts'
import { prepareMail } from './mail-kinds.ts'
import { effectLimits, startEffects } from './run-effects.ts'

/** What sending mails needs of the centre. */
export interface SendMailsParts {
  readonly db: Central
  readonly creditor: string
  /** The mail server; where there is none mails wait for one, and staff is told. */
  readonly config: MailConfig | undefined
  readonly fonts: Fonts
  readonly proofs: ProofSecrets
  /** The address at which phones reach this centre, without a slash at its end. */
  readonly publicUrl: () => string
  readonly now: () => Date
  readonly random: () => number
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  readonly log: Pick<FastifyBaseLogger, 'warn' | 'error'>
}

/** Sends the mails that are queued, until it is closed. */
export function sendMails(parts: SendMailsParts): { readonly close: () => Promise<void> } {
  const sendMail = parts.config && createSendMail(parts.config)
  const sources = mailSources(parts)
  return startEffects({
    ...parts,
    limits: effectLimits,
    prepare: (effect) => prepareMail(sources, sendMail, effect),
  })
}

/** Where the mails of a municipality find what they are about. */
export function mailSources({
  db,
  creditor,
  fonts,
  proofs,
  publicUrl,
  now,
}: Omit<SendMailsParts, 'config' | 'random' | 'sleep' | 'log'>): MailSources {
  return {
    readSettings: async () => Settings.parse(await readSettings(db, creditor)),
    findReceipt: async (receiptId) => {
      const receipt = await receiptById(db, creditor, receiptId)
      return receipt && { receipt, ...(await askedAmount(db, creditor, receipt)) }
    },
    renderPdf: (stored, copy, language, settings) =>
      renderReceipt(receiptDocumentOf(stored, copy, settings, { language, producedAt: now().toISOString() }), fonts),
    findNotice: async (noticeNumber, language) => {
      const paper = await payablePaper(db, creditor, { noticeNumber, language }, now().toISOString())
      return paper.ok ? paper : undefined
    },
    renderNotice: (document) => renderNotice(document, fonts),
    findTicket: (number) => findTicket(db, creditor, number),
    findReply: async (number, ordinal) =>
      (await repliesOf(db, creditor, number)).find((reply) => reply.ordinal === ordinal),
    findAddressProof: async (proofId) => {
      const proof = await findProof(db, creditor, proofId)
      if (proof === undefined || !canBeGiven(proof, now())) return undefined
      const hasAccount = (await accountByEmail(db, creditor, proof.email)) !== undefined
      const address = hasLink(proof) ? publicUrl() + proofPath(proofId, proofs.linkOf(proof)) : undefined
      return {
        mailed: { proof, code: proofs.codeOf(proof), address },
        canBeProved: hasAccount === (proof.purpose === 'recover'),
      }
    },
    findAccount: (accountId) => accountById(db, creditor, accountId),
    findPayments: (accountId) => everyPayment(db, creditor, accountId),
  }
}
