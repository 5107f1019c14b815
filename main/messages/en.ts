import type { Texts } from './it.ts'
import { account } from './en/account.ts'
import { assistance } from './en/assistance.ts'
import { board } from './en/board.ts'
import { common } from './en/common.ts'
import { device } from './en/device.ts'
import { mailCode } from './en/mail-code.ts'
import { notice } from './en/notice.ts'
import { print } from './en/print.ts'
import { pay } from './en/pay.ts'
import { profile } from './en/profile.ts'
import { receipt } from './en/receipt.ts'
import { registration } from './en/registration.ts'
import { signIn } from './en/sign-in.ts'
import { take } from './en/take.ts'
import { visit } from './en/visit.ts'

/** Every text of the screens in English. */
export const en = {
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
} satisfies Texts
