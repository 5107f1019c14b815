/** What somebody wrote, as a database keeps it: without the one character that PostgreSQL has no room for, and half characters. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '')
}
