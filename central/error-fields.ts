/** What may be logged of an error: its class and code, and where it came from; never its message, which may quote a person's data. */
export function errorFields(error: unknown): Readonly<Record<string, string | undefined>> {
  if (!(error instanceof Error)) return { error: typeof error }
  // The stack begins with the message, and a message may have lines that look like places.
  const frame =
    error.stack
      ?.replace(error.message, () => '')
      .split('\n')
      .find((line) => /^\s+at /.test(line)) ?? ''
  const { code } = error as { code?: string }
  return { error: error.name, code, at: /([\w.-]+\.[cm]?[tj]s:\d+)/.exec(frame)?.[1] }
}
