import { expect, test } from 'vitest'
import { newKioskDatabase } from '../../../tests/sync/kiosk-file.ts'
import { keepDevice, readDevice } from './device.ts'

test('a kiosk has one identity, for good', () => {
  const db = newKioskDatabase()
  expect(readDevice(db)).toBeUndefined()
  const device = { kioskId: 'k', creditor: '00000000001', installId: 'i', privateKey: '{}' }
  keepDevice(db, device)
  expect(readDevice(db)).toEqual(device)
  expect(() => keepDevice(db, { ...device, kioskId: 'other' })).toThrow('UNIQUE')
  expect(readDevice(db)).toEqual(device)
})
