import type { Texts } from './it.ts'
import { account } from './de/account.ts'
import { assistance } from './de/assistance.ts'
import { board } from './de/board.ts'
import { common } from './de/common.ts'
import { device } from './de/device.ts'
import { mailCode } from './de/mail-code.ts'
import { notice } from './de/notice.ts'
import { print } from './de/print.ts'
import { pay } from './de/pay.ts'
import { profile } from './de/profile.ts'
import { receipt } from './de/receipt.ts'
import { registration } from './de/registration.ts'
import { signIn } from './de/sign-in.ts'
import { take } from './de/take.ts'
import { visit } from './de/visit.ts'

/** Every text of the screens in German; the words of the notice are those of pagoPA's bilingual notices. */
export const de = {
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
