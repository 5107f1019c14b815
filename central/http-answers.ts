import * as z from 'zod'

/** An answer that is a problem: a word, and nothing of what was sent. */
export const Problem = z.strictObject({ error: z.string() })

/** What any question may come to: it was badly put, too large, or we failed. */
export const problems = { '4xx': Problem, '5xx': Problem } as const

/** Says in the description that a question wants a kiosk's token. */
export const security = [{ kiosk: [] }]
