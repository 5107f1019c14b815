/** Where a command comes from, and when: `madeAt` by the kiosk's clock, `now` by ours. */
export interface CommandOrigin {
  readonly kioskId: string
  readonly madeAt: string
  readonly now: string
}
