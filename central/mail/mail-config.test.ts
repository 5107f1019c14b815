import { expect, test } from 'vitest'
import { MailConfig } from './mail-config.ts'

const ADDRESS = { port: 25, from: 'sportello@comune.example' } as const

const isGood = (config: Readonly<Record<string, unknown>>) => MailConfig.safeParse({ ...ADDRESS, ...config }).success

test.each(['127.0.0.1', '127.9.9.9', '::1', 'localhost'])('an open line is for this machine: %s', (host) => {
  expect(isGood({ host, security: 'none' })).toBe(true)
})

test.each(['mail.example.org', '10.0.0.1', '192.168.1.1', '127.example.org', 'localhost.example.org', '0.0.0.0', '::'])(
  'an open line to %s is refused, an encrypted one is not',
  (host) => {
    expect(isGood({ host, security: 'none' })).toBe(false)
    expect(isGood({ host, security: 'starttls' })).toBe(true)
    expect(isGood({ host, security: 'tls' })).toBe(true)
  },
)

test('a user needs a password, and a password a user', () => {
  const server = { host: 'mail.example.org', security: 'tls' }
  expect(isGood({ ...server, user: 'sportello', password: 'x' })).toBe(true)
  expect(isGood({ ...server, user: 'sportello' })).toBe(false)
  expect(isGood({ ...server, password: 'x' })).toBe(false)
})

test('what is wrong is told without the password', () => {
  const config = { ...ADDRESS, host: 'mail.example.org', security: 'none', user: 'sportello', password: 'geheim' }
  expect(MailConfig.safeParse(config).error?.message).not.toContain('geheim')
})
