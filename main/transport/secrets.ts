import { createHash, randomBytes } from 'node:crypto'

/** Secrets of one kind that were given out. Only their digests are kept, and only so many: the oldest go. */
export interface Secrets {
  /** Makes one of 256 random bits, in characters that a URL and a cookie may hold. */
  readonly make: () => string
  readonly has: (secret: string) => boolean
  /** Whether it was one of them; it no longer is. */
  readonly spend: (secret: string) => boolean
}

/** An empty set of secrets that keeps the newest `kept`. */
export function createSecrets(kept: number): Secrets {
  const digests = new Set<string>()
  return {
    make: () => {
      const secret = randomBytes(32).toString('base64url')
      digests.add(digest(secret))
      const oldest = digests.keys().next()
      if (digests.size > kept && !oldest.done) digests.delete(oldest.value)
      return secret
    },
    has: (secret) => digests.has(digest(secret)),
    spend: (secret) => digests.delete(digest(secret)),
  }
}

/** Looked up by digest, a secret cannot be guessed letter by letter from how long the look takes. */
function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}
