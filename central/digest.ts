import { createHash } from 'node:crypto'

/** What is kept of a secret that somebody else holds: SHA-256, in hexadecimal. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
