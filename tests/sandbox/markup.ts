/** A piece of HTML or XML whose inserted values are escaped already. */
export interface Markup {
  readonly markup: string
}

/** What can be inserted: text is escaped, markup is taken as it is, and what is missing leaves nothing. */
type Insert = string | number | undefined | Markup | readonly Markup[]

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Characters that XML 1.0 cannot hold, not even escaped. */
// eslint-disable-next-line no-control-regex
const impossible = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu

/** Writes HTML or XML with every inserted text escaped, for element content and quoted attributes alike. */
export function markup(parts: TemplateStringsArray, ...inserts: readonly Insert[]): Markup {
  return { markup: String.raw({ raw: parts }, ...inserts.map(written)) }
}

function written(insert: Insert): string {
  if (insert === undefined) return ''
  if (typeof insert === 'object') return 'markup' in insert ? insert.markup : insert.map(written).join('')
  return String(insert)
    .replace(impossible, '')
    .replace(/[&<>"']/g, (character) => entities[character] ?? '')
}
