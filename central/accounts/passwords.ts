import { hash, verify, type Options } from '@node-rs/argon2'

/**
 * Argon2id as RFC 9106 advises where memory is scarce: 64 MiB, three passes. A try costs about a tenth of a second; four run at a time,
 * on the threads of the process.
 */
const COST: Options = { memoryCost: 65_536, timeCost: 3, parallelism: 1 }

/** Hashes passwords, and compares them with their hashes. */
export interface Passwords {
  readonly hash: (password: string) => Promise<string>
  /** Whether this is the password; without a hash to compare with it is not, which takes as long to say. */
  readonly isRight: (passwordHash: string | undefined, password: string) => Promise<boolean>
}

/** The passwords of a process, at a cost that only tests change. */
export function createPasswords(cost: Options = COST): Passwords {
  // Of the same cost as every other; which password it is of does not matter.
  const nobodys = hash('', cost)
  return {
    hash: (password) => hash(password.normalize('NFC'), cost),
    isRight: async (passwordHash, password) => {
      const isIt = await verify(passwordHash ?? (await nobodys), password.normalize('NFC'))
      return isIt && passwordHash !== undefined
    },
  }
}
