/** A guard of the product: the source text that is it, what is left when it is taken out, and the test that must notice. */
export interface Guard {
  readonly name: string
  readonly file: string
  readonly guard: string
  readonly without: string
  readonly test: string
  /** A part of the name of the test that must turn red. */
  readonly named: string
}
