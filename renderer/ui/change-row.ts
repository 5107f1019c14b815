/** One thing that can be changed: what it is, and how it is now, `lang` where that is in another language than the visit. */
export interface ChangeRow<What extends string> {
  readonly what: What
  readonly label: string
  readonly value: string
  readonly lang?: string
}
