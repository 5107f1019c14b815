import { account } from './it/account.ts'
import { assistance } from './it/assistance.ts'
import { board } from './it/board.ts'
import { common } from './it/common.ts'
import { device } from './it/device.ts'
import { mailCode } from './it/mail-code.ts'
import { notice } from './it/notice.ts'
import { print } from './it/print.ts'
import { pay } from './it/pay.ts'
import { profile } from './it/profile.ts'
import { receipt } from './it/receipt.ts'
import { registration } from './it/registration.ts'
import { signIn } from './it/sign-in.ts'
import { take } from './it/take.ts'
import { visit } from './it/visit.ts'

/**
 * Every text of the screens in Italian, the reference of the other languages: they have the same keys and the same `{params}`.
 * Sentences a twelve-year-old reads, verbs on buttons, the words printed on the notice, neither formal address nor jargon.
 */
export const it = {
  ...common,
  ...notice,
  ...print,
  ...pay,
  ...take,
  ...receipt,
  ...assistance,
  ...account,
  ...registration,
  ...signIn,
  ...mailCode,
  ...profile,
  ...board,
  ...visit,
  ...device,
}

/** The name of one text. */
export type MessageKey = keyof typeof it

/** All texts of one language. */
export type Texts = Readonly<Record<MessageKey, string>>
