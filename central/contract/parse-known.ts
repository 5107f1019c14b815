import type * as z from 'zod'

/**
 * Checks what a newer peer may have sent: fields that this schema does not know are left out, wherever they are, and all else must be
 * right. Undefined when it is not. May change `value`, which is fresh from the wire.
 */
export function parseKnown<T>(schema: z.ZodType<T>, value: unknown): T | undefined {
  for (;;) {
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    for (const issue of parsed.error.issues) {
      if (issue.code !== 'unrecognized_keys') return undefined
      const holder = issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown>)[key], value)
      for (const key of issue.keys) Reflect.deleteProperty(holder as object, key)
    }
  }
}
