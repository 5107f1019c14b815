/** A piece of a page that is markup already. Made by `html` alone, so that text of others never is. */
export interface Html {
  readonly markup: string
}

/** Markup with values in its gaps: text is escaped, so it is good between tags and inside quoted attributes; pieces stay as they are. */
export function html(parts: TemplateStringsArray, ...values: readonly (string | Html | readonly Html[])[]): Html {
  return { markup: String.raw({ raw: parts }, ...values.map(markupOf)) }
}

function markupOf(value: string | Html | readonly Html[]): string {
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('')
}
