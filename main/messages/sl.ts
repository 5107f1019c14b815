import type { Texts } from './it.ts'
import { account } from './sl/account.ts'
import { assistance } from './sl/assistance.ts'
import { board } from './sl/board.ts'
import { common } from './sl/common.ts'
import { device } from './sl/device.ts'
import { mailCode } from './sl/mail-code.ts'
import { notice } from './sl/notice.ts'
import { print } from './sl/print.ts'
import { pay } from './sl/pay.ts'
import { profile } from './sl/profile.ts'
import { receipt } from './sl/receipt.ts'
import { registration } from './sl/registration.ts'
import { signIn } from './sl/sign-in.ts'
import { take } from './sl/take.ts'
import { visit } from './sl/visit.ts'

/** Every text of the screens in Slovene; the words of the notice are those of pagoPA's bilingual notices. */
export const sl = {
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
