import fc from 'fast-check'

// Words as Italian registries hold them, among them long ones, in capitals, with accents above and below the line.
const letters = fc.constantFrom(
  ...Array.from('aeioulnrstcdpmvgbfhzqjyàèéìòùçşÀÈÉÌÒÙÅČÑŞABCDEGILMNOPRSTVWQJ0123456789’-/'),
)
const word = fc.string({ unit: letters, minLength: 1, maxLength: 16 })

/** Words up to a number of characters. */
export function textUpTo(limit: number): fc.Arbitrary<string> {
  return fc.array(word, { minLength: 1, maxLength: limit / 2 }).map((words) => {
    const kept: string[] = []
    for (const next of words) if ([...kept, next].join(' ').length <= limit) kept.push(next)
    return kept.join(' ')
  })
}

/** Something or, once in four, nothing. */
export function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined, freq: 4 })
}

/** Exactly so many digits. */
export function digits(length: number): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: length, maxLength: length })
}
