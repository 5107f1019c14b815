import type { Screen } from '../../../main/contract/screen.ts'
import type { ScreensOf } from '../../app/screens-of.ts'
import Mended from './Mended.svelte'
import Printed from './Printed.svelte'
import Printing from './Printing.svelte'
import Quota from './Quota.svelte'
import Trouble from './Trouble.svelte'

/** The screens of a print, which lie over a scene, by state. */
export const printScreens = {
  printing: Printing,
  printed: Printed,
  trouble: Trouble,
  mended: Mended,
  quota: Quota,
} satisfies ScreensOf<NonNullable<Screen['print']>>
