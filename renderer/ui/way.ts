import type { IconName } from './Icon.svelte'

/** One way on from a screen: a button. */
export interface Way {
  readonly label: string
  readonly icon: IconName
  readonly note?: string
  readonly warning?: string | undefined
  readonly go: () => void
}
