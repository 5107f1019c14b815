import type { Texts } from './it.ts'
import { assistance } from './en/assistance.ts'
import { common } from './en/common.ts'
import { device } from './en/device.ts'
import { notice } from './en/notice.ts'
import { print } from './en/print.ts'
import { pay } from './en/pay.ts'
import { receipt } from './en/receipt.ts'
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
  ...visit,
  ...device,
} satisfies Texts
