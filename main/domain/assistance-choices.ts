/** The kinds of problem that kiosks offer while the municipality has no list of its own. */
export const builtInReasons = ['paying', 'notice-not-found', 'printing', 'receipt', 'other'] as const
/** One of `builtInReasons`. */
export type BuiltInReason = (typeof builtInReasons)[number]

/** How a person can have the answer: by mail, by phone, or by coming back with the number. */
export const answerWays = ['email', 'phone', 'number'] as const

/** How many requests a person can make in a visit: enough for all that went wrong, and too few to flood the office. */
export const REQUESTS_PER_VISIT = 5

/** How long a description may be. */
export const TEXT_LENGTH = 1000
