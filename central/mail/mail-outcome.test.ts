import { expect, test } from 'vitest'
import { mailOutcomeOfError } from './mail-outcome.ts'

/** What happened, how nodemailer tells it, and what it means. */
type Case = readonly [
  what: string,
  error: Readonly<Record<string, unknown>>,
  meaning: Readonly<Record<string, unknown>>,
]

const failures: readonly Case[] = [
  ['greylisted', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 451 }, { kind: 'temporary', code: 451 }],
  ['too busy', { code: 'ECONNECTION', command: 'CONN', responseCode: 421 }, { kind: 'temporary', code: 421 }],
  ['out of order', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 503 }, { kind: 'temporary', code: 503 }],
  ['not reached', { code: 'ESOCKET', originalCode: 'ECONNREFUSED', command: 'CONN' }, { kind: 'temporary' }],
  ['too slow', { code: 'ETIMEDOUT', command: 'CONN' }, { kind: 'temporary' }],
  ['not found by name', { code: 'EDNS', command: 'CONN' }, { kind: 'temporary' }],
  ['cut off', { code: 'EABORT' }, { kind: 'temporary' }],
  ['cut off in the handshake', { code: 'ETLS', command: 'CONN' }, { kind: 'temporary' }],
  ['no TLS now', { code: 'ETLS', command: 'STARTTLS', responseCode: 454 }, { kind: 'temporary', code: 454 }],
  ['no login now', { code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 454 }, { kind: 'temporary', code: 454 }],
  ['no such user', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 }, { kind: 'permanent', code: 550 }],
  ['refused as spam', { code: 'EMESSAGE', command: 'DATA', responseCode: 554 }, { kind: 'permanent', code: 554 }],
  ['too large', { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 552 }, { kind: 'permanent', code: 552 }],
  ['larger than the server said it takes', { code: 'EMESSAGE', command: 'MAIL FROM' }, { kind: 'permanent' }],
  [
    'wrong login',
    { code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 },
    { kind: 'server', trouble: 'login', code: 535 },
  ],
  [
    'login wanted',
    { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 530 },
    { kind: 'server', trouble: 'login', code: 530 },
  ],
  [
    'not our address',
    { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 553 },
    { kind: 'server', trouble: 'sender', code: 553 },
  ],
  ['bad certificate', { code: 'ETLS', command: 'STARTTLS' }, { kind: 'server', trouble: 'encryption' }],
  [
    'bad certificate at once',
    { code: 'ESOCKET', originalCode: 'CERT_HAS_EXPIRED', command: 'CONN' },
    { kind: 'server', trouble: 'encryption' },
  ],
]

test.each(failures)('%s', (_, error, expected) => {
  expect(mailOutcomeOfError(Object.assign(new Error('to maria@example.org'), error))).toEqual({
    ok: false,
    ...expected,
  })
})

test('an error of ours is thrown on', () => {
  const bug = new TypeError('x is not a function')
  expect(() => mailOutcomeOfError(bug)).toThrow(bug)
  const access = Object.assign(new Error('no'), { code: 'EFILEACCESS' })
  expect(() => mailOutcomeOfError(access)).toThrow(access)
})
