import { hash } from 'node:crypto'

/**
 * The mark of a thing in one version, below 2^48: the first six bytes of the SHA-256 of both. Centre and kiosk put the marks of all that is
 * held together by exclusive or, so that a thing is taken in or out without a look at the others.
 */
export function feedMark(thing: string, id: string, version: number): number {
  return Number.parseInt(hash('sha256', `${thing} ${version} ${id}`).slice(0, 12), 16)
}
