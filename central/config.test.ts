import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BadConfig, readCentralConfig } from './config.ts'

const plain = { data: 'data', creditor: '80000019994', postgres: 'postgres://sportello@db/sportello', port: 8080 }
const checkout = { url: 'https://api.platform.pagopa.it/checkout/ec/v2', keyFile: 'checkout.key' }
const mail = { host: 'posta.comune.example', port: 587, from: 'sportello@comune.example' }

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sportello-config-'))
  for (const name of ['checkout.key', 'mail.password']) {
    writeFileSync(join(folder, name), `secret of ${name}\n`, { mode: 0o600 })
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

const read = (content: object) => {
  const file = join(folder, 'central.json')
  writeFileSync(file, JSON.stringify(content))
  return readCentralConfig(file)
}

describe('the configuration of a deployed centre', () => {
  test('without payments says where its database is', () => {
    expect(read(plain)).toEqual({
      data: join(folder, 'data'),
      creditor: plain.creditor,
      database: { postgres: plain.postgres },
      host: '127.0.0.1',
      port: 8080,
    })
  })

  test('takes keys and passwords from files of their own', () => {
    const config = read({
      ...plain,
      publicUrl: 'https://centro.comune.example/',
      checkout,
      receipts: { url: 'https://api.platform.pagopa.it/gpd/payments-receipts-service/v1', keyFile: 'checkout.key' },
      mail: { ...mail, user: 'sportello', passwordFile: 'mail.password' },
    })
    expect(config).toMatchObject({
      publicUrl: 'https://centro.comune.example',
      checkout: { key: 'secret of checkout.key', hosts: [] },
      receipts: { key: 'secret of checkout.key', everyMs: 30_000 },
      mail: { security: 'starttls', user: 'sportello', password: 'secret of mail.password' },
    })
  })

  test.each<[string, object, RegExp]>([
    ['a Checkout that nobody can come back from', { checkout }, /needs publicUrl/],
    [
      'a plain address of Checkout',
      { publicUrl: 'https://c.example', checkout: { ...checkout, url: 'http://a' } },
      /https/,
    ],
    ['a plain public address', { publicUrl: 'http://c.example' }, /https/],
    ['a key in the file itself', { checkout: { ...checkout, key: 'abc' } }, /Unrecognized key/],
    [
      'a key file that is not there',
      { publicUrl: 'https://c.example', checkout: { ...checkout, keyFile: 'x' } },
      /cannot be read/,
    ],
  ])('is refused with %s', (_what, more, why) => {
    expect(() => read({ ...plain, ...more })).toThrow(why)
  })

  test('is refused with a key that others may read, and does not quote it', () => {
    const key = join(folder, 'open.key')
    writeFileSync(key, 'abracadabra')
    chmodSync(key, 0o644)
    const attempt = () =>
      read({ ...plain, publicUrl: 'https://c.example', checkout: { ...checkout, keyFile: 'open.key' } })
    expect(attempt).toThrow(BadConfig)
    expect(attempt).toThrow(/others may read/)
    expect(attempt).not.toThrow(/abracadabra/)
  })
})
