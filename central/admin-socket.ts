import { openSync } from 'node:fs'
import { join } from 'node:path'

const NAME = 'admin.sock'

/** A socket's address has 108 bytes on Linux, and its last is a zero. */
const MAX_ADDRESS_BYTES = 107

/**
 * The address of the socket for the operator's commands in a data folder. A folder whose path is too long for a socket is
 * named by its open descriptor, which this process then keeps. Throws when there is no such folder.
 */
export function adminSocket(data: string): string {
  const path = join(data, NAME)
  if (Buffer.byteLength(path) <= MAX_ADDRESS_BYTES) return path
  return join('/proc/self/fd', String(openSync(data, 'r')), NAME)
}
