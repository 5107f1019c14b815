import { parseOptions } from '@node-rs/argon2'
import * as argon2 from '@node-rs/argon2'
import { expect, test, vi } from 'vitest'
import { createPasswords } from './passwords.ts'

vi.mock(import('@node-rs/argon2'), { spy: true })

test('a password that is wrong, and one of nobody, cost the same work as one that is right', async () => {
  const passwords = createPasswords()
  const hash = await passwords.hash('una password qualunque')
  const verify = vi.mocked(argon2.verify)
  const asked = [
    [hash, 'una password qualunque', true],
    [hash, 'una password sbagliata', false],
    [undefined, 'una password sbagliata', false],
    // Not even the password that nobody's hash is of.
    [undefined, '', false],
  ] as const
  for (const [of, password, isRight] of asked) expect(await passwords.isRight(of, password)).toBe(isRight)
  expect(verify).toHaveBeenCalledTimes(asked.length)
  const costs = verify.mock.calls.map(([compared]) => parseOptions(compared))
  for (const cost of costs) expect(cost).toEqual(costs[0])
  // Argon2id, as much as RFC 9106 asks for where memory is scarce.
  expect(costs[0]).toMatchObject({ algorithm: 2, memoryCost: 65_536, timeCost: 3, outputLen: 32, saltLen: 16 })
})

test('a hash is another one each time', async () => {
  const passwords = createPasswords({ memoryCost: 64, timeCost: 1 })
  expect(await passwords.hash('la stessa password')).not.toBe(await passwords.hash('la stessa password'))
})
