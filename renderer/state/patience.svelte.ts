/** How long a person has been waiting: `none` not worth a word, `begun` say that it works, `waiting` say for what, `long` offer a way on. */
export type PatienceStage = 'none' | 'begun' | 'waiting' | 'long'

const STAGES = [
  { afterMs: 300, stage: 'begun' },
  { afterMs: 3_000, stage: 'waiting' },
  { afterMs: 10_000, stage: 'long' },
] as const satisfies readonly { afterMs: number; stage: PatienceStage }[]

/** Counts a wait from now until the component that is being made goes away. */
export function createPatience(): { readonly stage: PatienceStage } {
  let stage = $state<PatienceStage>('none')
  $effect(() => {
    const timers = STAGES.map((each) => setTimeout(() => (stage = each.stage), each.afterMs))
    return () => {
      for (const timer of timers) clearTimeout(timer)
    }
  })
  return {
    get stage() {
      return stage
    },
  }
}
