import { describe, expect, it } from 'vitest'
import type { Modules } from '../../main/documents/codes/qr-modules.ts'
import { linkQrModules, noticeQrModules, ticketQrModules } from '../../main/documents/codes/qr-modules.ts'
import { readQrCodes } from './read-raster.ts'

// As a screen shows it: four dots a module, with the quiet zone of four modules.
function picture(modules: Modules): Buffer {
  const [scale, quiet] = [4, 4]
  const size = (modules.length + 2 * quiet) * scale
  const at = (dot: number): number => Math.floor(dot / scale) - quiet
  const dots = Uint8Array.from({ length: size * size }, (_, index) =>
    modules[at(Math.floor(index / size))]?.[at(index % size)] === true ? 0 : 255,
  )
  return Buffer.concat([Buffer.from(`P5 ${String(size)} ${String(size)} 255\n`), dots])
}

function addressOf(bytes: number): string {
  return `https://pagamenti.comune.esempio.it/p/${'aZ09-_'.repeat(60)}`.slice(0, bytes)
}

// The two bits right of the upper left finder, with their mask 10 taken off, name the level; M is 00.
function hasLevelM(modules: Modules): boolean {
  return modules[8]?.[0] === true && modules[8][1] === false
}

describe('the QR code of a web address', () => {
  it.each([
    [14, 21],
    [15, 25],
    [62, 33],
    [100, 41],
    [200, 57],
    [213, 57],
  ])('of %i bytes has %i modules a side, level M, and reads back', (bytes, side) => {
    const modules = linkQrModules(addressOf(bytes))
    expect(modules.map((row) => row.length)).toEqual(Array.from({ length: side }, () => side))
    expect(hasLevelM(modules)).toBe(true)
    expect(readQrCodes({ pgm: picture(modules) })).toEqual([addressOf(bytes)])
  })
})

describe('the QR code of a notice', () => {
  it.each(['|', 'PAGOPA|002|347202600000000176|01199250158|15000'])(
    'has 33 modules a side whatever it says',
    (text) => {
      const modules = noticeQrModules(text)
      expect(modules).toHaveLength(33)
      expect(hasLevelM(modules)).toBe(true)
      expect(readQrCodes({ pgm: picture(modules) })).toEqual([text])
    },
  )
})

describe('the QR code of a request’s slip', () => {
  it.each(['SPORTELLO-TICKET/1-1/0000000000', 'SPORTELLO-TICKET/99999-9999999/ZZZZZZZZZZ'])(
    'of %s stands more than a fold or a stain: level Q',
    (text) => {
      const modules = ticketQrModules(text)
      // Q is 11, which the mask 10 makes 01.
      expect([modules[8]?.[0], modules[8]?.[1]]).toEqual([false, true])
      expect(readQrCodes({ pgm: picture(modules) })).toEqual([text])
    },
  )
})
