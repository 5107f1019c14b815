import { expect, test } from 'vitest'
import { createSecrets } from './secrets.ts'

test('a secret is known until it is spent, once', () => {
  const secrets = createSecrets(2)
  const secret = secrets.make()
  expect(secrets.has(secret)).toBe(true)
  expect(secrets.spend(secret)).toBe(true)
  expect(secrets.has(secret)).toBe(false)
  expect(secrets.spend(secret)).toBe(false)
})

test('nothing else is a secret', () => {
  const secrets = createSecrets(2)
  const secret = secrets.make()
  for (const guess of ['', secret.slice(1), `${secret}A`, secret.toLowerCase(), '__proto__']) {
    expect([secrets.has(guess), secrets.spend(guess)]).toEqual([false, false])
  }
  expect(secrets.has(secret)).toBe(true)
})

test('a secret has 256 bits, in characters that need no escape, and no two are the same', () => {
  const secrets = createSecrets(100)
  const made = Array.from({ length: 100 }, () => secrets.make())
  for (const secret of made) expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/)
  expect(new Set(made).size).toBe(100)
})

test('of more than may be kept the oldest go', () => {
  const secrets = createSecrets(3)
  const made = Array.from({ length: 5 }, () => secrets.make())
  expect(made.map((secret) => secrets.has(secret))).toEqual([false, false, true, true, true])
})
