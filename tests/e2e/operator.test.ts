import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Language } from '../../main/domain/visit.ts'
import { renderNotice } from '../../main/documents/notice/notice.ts'
import { pageFaults } from '../documents/page-faults.ts'
import { readPage } from '../documents/read-page.ts'
import { rasterise, readQrCodes } from '../documents/read-raster.ts'
import { fonts, officialNotice } from '../documents/sample-notices.ts'
import { openScreen, sceneName } from '../fixtures/screen-client.ts'

const START = fileURLToPath(new URL('../sandbox/start.ts', import.meta.url))
const SPORTELLO = fileURLToPath(new URL('../../build/sportello.ts', import.meta.url))

const MUNICIPALITY = {
  creditor: '99999000013',
  settings: {
    name: 'Comune di Test',
    sector: 'Settore di Test',
    info: 'Info di Test',
    cbill: 'CBI1234',
    takesPaymentsOnSite: true,
    guestPrint: 'open',
    officeName: 'Ufficio',
    officeAddress: 'Via Nazionale 2',
    officeHours: 'lunedì 9-12',
  },
}

const LONG_NAME = 'Maria Antonietta Niccolò Désirée D’Aquìla-Cörner della Rovere Sant’Elìa'
const LONG_STREET = `Strada Vicinale della Masseria di San Niccolò ${'dei Conti Cantarutti '.repeat(5)}`.slice(0, 140)

/** A position in the form of an import file. */
function position(nav: string, fullName: string, street: string, amount: number) {
  const option = { nav, iuv: nav.slice(1), amount, description: 'Avviso Pagamento di TEST', isPartialPayment: false }
  const transfer = [{ idTransfer: '1', amount, remittanceInformation: 'TEST', category: '0101101IM' }]
  return {
    iupd: `test-${nav}`,
    type: 'F',
    fiscalCode: 'FFFCST83A15L113V',
    fullName,
    companyName: 'Comune di Test',
    ...(street === ''
      ? { streetName: 'Via Nazionale', civicNumber: '1', postalCode: '00100', city: 'Roma', province: 'RM' }
      : { streetName: street }),
    switchToExpired: false,
    paymentOption: [{ ...option, dueDate: '2024-12-31T22:59:59Z', transfer }],
  }
}

const OFFICIAL = '470000008800999051'
const cases = [
  ['the plain case', OFFICIAL, 'Mario Rossi', '', 150_000],
  ['a name of 70 characters', '301000000000000184', LONG_NAME.slice(0, 70), '', 100],
  ['an address of 140 characters', '301000000000000277', 'Mario Rossi', LONG_STREET, 1],
  ['999,999,999.99 euro', '301000000000000370', LONG_NAME.slice(0, 70), LONG_STREET, 99_999_999_999],
] as const

describe('an operator with another municipality', () => {
  let data: string
  let program: ChildProcess
  let lines: string
  let ready: Record<string, unknown>

  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'sportello-operator-'))
    const creditor = join(data, 'municipality.json')
    writeFileSync(creditor, JSON.stringify(MUNICIPALITY))
    lines = ''
    const args = ['--no-window', '--data', join(data, 'sandbox'), '--creditor', creditor]
    program = spawn(process.execPath, [START, ...args], { stdio: ['ignore', 'pipe', 'ignore'] })
    await new Promise<void>((resolve) => {
      program.stdout?.on('data', (chunk: Buffer) => {
        lines += chunk.toString()
        if (lines.includes('\n')) resolve()
      })
    })
    ready = JSON.parse(lines) as typeof ready
    const file = join(data, 'positions.json')
    writeFileSync(
      file,
      JSON.stringify({
        paymentPositions: cases.map(([, nav, name, street, cents]) => position(nav, name, street, cents)),
      }),
    )
    expect(await sportello('import', file)).toEqual({ code: 0, output: '4 added, 0 changed, 0 unchanged\n' })
  })
  afterAll(async () => {
    program.kill('SIGTERM')
    await new Promise((resolve) => program.once('exit', resolve))
    rmSync(data, { recursive: true, force: true })
  })

  function run(program: string, args: readonly string[]): Promise<{ code: number | null; output: string }> {
    const child = spawn(program, [...args, '--data', join(data, 'sandbox')], { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })))
  }

  const sportello = (...args: readonly string[]) => run(process.execPath, [SPORTELLO, ...args])

  async function drawn(nav: string): Promise<Uint8Array> {
    const out = join(data, `${nav}.pdf`)
    expect(await sportello('notice', nav, '--out', out)).toEqual({ code: 0, output: '' })
    return readFileSync(out)
  }

  async function printed(nav: string, language: Language = 'it'): Promise<Uint8Array> {
    const folder = String(ready['printouts'])
    const before = new Set(readdirSync(folder))
    const screen = await openScreen(String(ready['kiosk']))
    await screen.until(({ municipality }) => municipality !== null)
    if (language !== 'it') await screen.call('visit.choose-language', { language })
    await screen.call('visit.open', { tile: 'notice' })
    await screen.call('notice.find', { code: nav, isSure: true })
    await screen.call('notice.print', {})
    await screen.until((now) => sceneName(now) === 'print/printed')
    await screen.call('visit.end', {})
    screen.close()
    const file = readdirSync(folder).find((name) => !before.has(name))
    return readFileSync(join(folder, file ?? ''))
  }

  it('gets exactly one line of JSON when everything is ready', () => {
    expect(lines.trim().split('\n')).toHaveLength(1)
    expect(ready).toMatchObject({ ready: true, creditor: '99999000013', printouts: join(data, 'sandbox/printouts') })
    for (const name of ['kiosk', 'central']) expect(ready[name]).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  })

  it.each(cases)(
    'draws and prints %s with the right code, whole and without overlap',
    { timeout: 60_000 },
    async (_what, nav, name, street, cents) => {
      for (const pdf of [await drawn(nav), await printed(nav)]) {
        expect(readQrCodes(rasterise(pdf))).toEqual([`PAGOPA|002|${nav}|99999000013|${String(cents).padStart(2, '0')}`])
        const page = readPage(pdf)
        expect(pageFaults(page)).toEqual([])
        const words = page.lines.map((line) => line.text).join(' ')
        for (const word of `${name} ${street}`.split(' ')) expect(words).toContain(word)
      }
    },
  )

  it('gets the page of the official sample from its data', async () => {
    // tests/documents holds that page against the official file; here: the way from the import to the page loses nothing.
    const places = (pdf: Uint8Array) => readPage(pdf).lines.map(({ text, ...place }) => [text, JSON.stringify(place)])
    const wanted = await renderNotice(officialNotice, fonts)
    expect(places(await drawn(OFFICIAL))).toEqual(places(wanted))
  })

  it(
    'gets a notice in Italian and in the language that a person has chosen, and by hand in the one that is asked for',
    { timeout: 60_000 },
    async () => {
      const out = join(data, 'deutsch.pdf')
      expect(await sportello('notice', OFFICIAL, '--out', out, '--language', 'de')).toEqual({ code: 0, output: '' })
      for (const pdf of [readFileSync(out), await printed(OFFICIAL, 'de')]) {
        const lines = readPage(pdf).lines.map(({ text }) => text)
        expect(lines.join(' ')).toContain('AVVISO DI PAGAMENTO · Zahlungsmitteilung')
      }
      expect((await sportello('notice', OFFICIAL, '--out', out, '--language', 'es')).code).toBe(2)
    },
  )

  it('prints a test page on one printer, and is told of one that there is not', { timeout: 60_000 }, async () => {
    expect(await sportello('test-print', 'Sinistra')).toEqual({ code: 0, output: 'Sinistra: the sheet is out\n' })
    expect((await sportello('test-print', 'Altrove')).code).toBe(2)
  })

  it('draws all that can be paid into one file', { timeout: 60_000 }, async () => {
    const out = join(data, 'all.pdf')
    const { code, output } = await sportello('notice', '--all-open', '--out', out)
    expect({ code, output }).toEqual({ code: 0, output: '4 of 4 positions, 4 notices\n4 notices\n' })
    const codes = [1, 2, 3, 4].flatMap((page) => readQrCodes(rasterise(readFileSync(out), page)))
    expect(new Set(codes.map((text) => text.split('|')[2]))).toEqual(new Set(cases.map(([, nav]) => nav)))
    const before = readFileSync(out)
    // A file may be no larger than a few kilobytes: as when the disk is full.
    const full = await run('bash', [
      '-c',
      'ulimit -f 40; exec "$@"',
      'bash',
      process.execPath,
      SPORTELLO,
      'notice',
      '--all-open',
      '--out',
      out,
    ])
    expect(full.code).toBe(1)
    expect(readFileSync(out)).toEqual(before)
    expect(readdirSync(data).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('is told in words what cannot be done, and the exit code says it too', { timeout: 60_000 }, async () => {
    expect(await sportello('notice', '399999999999999999', '--out', join(data, 'n.pdf'))).toEqual({
      code: 4,
      output: 'No notice has the code 399999999999999999\n',
    })
    expect((await sportello('import', join(data, 'nothing.json'))).code).toBe(2)
    expect((await sportello('settings', 'set', 'accent', '"blue"')).output).toContain(
      'accent: expected a colour like #0066CC',
    )
    expect((await sportello('settings', 'set', 'nome', 'x')).code).toBe(4)
    expect((await sportello('frobnicate')).code).toBe(2)
  })

  it('sets a setting, and the kiosk shows it', async () => {
    const screen = await openScreen(String(ready['kiosk']))
    expect((await sportello('settings', 'set', 'officeHours', 'martedì 14-17')).code).toBe(0)
    await screen.until(({ municipality }) => municipality?.office.hours === 'martedì 14-17')
    screen.close()
  })
})
