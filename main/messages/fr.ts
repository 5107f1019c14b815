import type { Texts } from './it.ts'
import { account } from './fr/account.ts'
import { assistance } from './fr/assistance.ts'
import { board } from './fr/board.ts'
import { common } from './fr/common.ts'
import { device } from './fr/device.ts'
import { mailCode } from './fr/mail-code.ts'
import { notice } from './fr/notice.ts'
import { print } from './fr/print.ts'
import { pay } from './fr/pay.ts'
import { profile } from './fr/profile.ts'
import { receipt } from './fr/receipt.ts'
import { registration } from './fr/registration.ts'
import { signIn } from './fr/sign-in.ts'
import { take } from './fr/take.ts'
import { visit } from './fr/visit.ts'

/** Every text of the screens in French; the words of the notice are those of pagoPA's bilingual notices. */
export const fr = {
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
