import * as z from 'zod'

/** The keys of our keyboard that write nothing. */
export const NAMED_KEYS = ['Backspace', 'Enter', 'Tab', 'ArrowLeft', 'ArrowRight'] as const

/** A key for an outside page: one character, or one of `NAMED_KEYS`. */
export const OutsideKey = z.union([
  z.enum(NAMED_KEYS),
  z
    .string()
    .regex(/^[^\p{Cc}\p{Cs}]$/u)
    .max(2),
])

/** A key for an outside page. */
export type OutsideKey = z.infer<typeof OutsideKey>
