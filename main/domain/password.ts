import * as z from 'zod'

/** A password as it is sent: any characters, 10 to 128 of them. */
export const Password = z.string().normalize('NFC').min(10).max(128)

/** Why a password is not taken: others use it, it is made of the person's own data, it is on one row of the keyboard, or it is too short to be hard to guess. */
export const WeakPassword = z.enum(['common', 'personal', 'pattern', 'guessable'])
/** Why a password is not taken. */
export type WeakPassword = z.infer<typeof WeakPassword>

/** What of its length keeps a password from being one. */
export function passwordFault(password: string): 'short' | 'long' | undefined {
  if (Password.safeParse(password).success) return undefined
  return password.length > 128 ? 'long' : 'short'
}
