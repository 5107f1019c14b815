import { describe, expect, test } from 'vitest'
import { DOMAIN_KEYS, suggestEmail, withDomain } from './email-spelling.ts'

describe('the spelling hint of an address', () => {
  test.each([
    ['anna@gmial.com', 'anna@gmail.com'],
    ['anna@gmail.con', 'anna@gmail.com'],
    ['anna@gmail.co', 'anna@gmail.com'],
    ['anna@gmai.com', 'anna@gmail.com'],
    ['anna@gmaill.com', 'anna@gmail.com'],
    ['Anna.B@GMALI.com', 'Anna.B@gmail.com'],
    ['anna@gmailcom', 'anna@gmail.com'],
    ['anna@lbero.it', 'anna@libero.it'],
    ['anna@liberi.it', 'anna@libero.it'],
    ['anna@hotmial.com', 'anna@hotmail.com'],
    ['anna@outllook.it', 'anna@outlook.it'],
    ['a@b@yaho.it', 'a@b@yahoo.it'],
  ])('%s: perhaps %s', (email, meant) => {
    expect(suggestEmail(email)).toBe(meant)
  })

  test.each([
    'anna@gmail.com',
    'anna@GMAIL.COM',
    'anna@mail.com',
    'anna@tin.it',
    'anna@comune.pontelume.example',
    'anna@glibre.it',
    'anna@gm',
    'anna@gmail.c',
    'anna@',
    '@gmial.com',
    'gmial.com',
    '',
  ])('%o: says nothing', (email) => {
    expect(suggestEmail(email)).toBeUndefined()
  })

  test('never speaks against the domains of the keys', () => {
    for (const domain of DOMAIN_KEYS) expect(suggestEmail(`anna${domain}`)).toBeUndefined()
  })
})

describe('a domain key', () => {
  test.each([
    ['anna', 'anna@gmail.com'],
    ['anna@', 'anna@gmail.com'],
    ['anna@lib', 'anna@gmail.com'],
    ['', '@gmail.com'],
  ])('makes %o %o', (email, whole) => {
    expect(withDomain(email, '@gmail.com')).toBe(whole)
  })
})
