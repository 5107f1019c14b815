/**
 * The wording of a document with its `{{names}}` filled in, values as they are: marks in them mean nothing.
 * Throws if a name has no value.
 */
export function fillIn(wording: string, values: Readonly<Record<string, string>>): string {
  return wording.replace(/\{\{([a-zA-Z]+)\}\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`The wording has a gap for ${name} and no value was given`)
    return value
  })
}
