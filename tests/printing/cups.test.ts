import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import PDFDocument from 'pdfkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ippJobState } from '../../main/printing/ipp-codes.ts'
import { ippPrinter } from '../../main/printing/ipp-printer.ts'
import { ippClient } from '../../main/printing/ipp.ts'
import type { JobStatus } from '../../main/printing/printer.ts'
import { describeWhere } from '../fixtures/describe-where.ts'
import { startSandboxPrinter, type SandboxPrinter } from '../sandbox/printer.ts'
import { missingForCups, startPrivateCups, type PrivateCups } from './cupsd.ts'

const missing = missingForCups()
const timeoutMs = 5_000
/** CUPS first looks for the printer by SNMP, in vain, for some four seconds a job. */
const TEST_MS = 60_000

describeWhere(missing === undefined, `there is no ${missing ?? ''} on this machine`, 'a real CUPS', () => {
  let folder: string
  let cups: PrivateCups
  let pdf: Uint8Array

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sportello-cups-test-'))
    chmodSync(folder, 0o777)
    pdf = await smallPdf()
    cups = await startPrivateCups()
  }, TEST_MS)

  afterAll(async () => {
    await cups.close()
    rmSync(folder, { recursive: true })
  })

  describe('with a queue into a file', () => {
    test('understands every question of ours, and we its answers', async () => {
      const file = join(folder, 'out.pdf')
      const client = ippClient({ url: await cups.addQueue('archivio', `file:${file}`) }, { timeoutMs })
      expect(await client.printerAttributes()).toEqual({
        ok: true,
        value: { state: 3, reasons: ['none'], isAcceptingJobs: true, isSpooler: true },
      })
      expect(await client.jobs('not-completed')).toEqual({ ok: true, value: [] })

      const submitted = await client.printJob('sportello-àèì', pdf)
      if (!submitted.ok) throw new Error(submitted.detail)
      const { jobId } = submitted.value
      await until(async () => {
        const job = await client.jobAttributes(jobId)
        return job.ok && job.value.state === ippJobState.completed
      })
      const job = await client.jobAttributes(jobId)
      expect(job).toMatchObject({ value: { id: jobId, title: 'sportello-àèì', hasBegun: true, sheetsDone: 1 } })
      expect(await client.jobs('completed')).toMatchObject({ value: [{ id: jobId, title: 'sportello-àèì' }] })
      expect(await client.cancelJob(jobId)).toMatchObject({ problem: 'refused', ippStatus: 0x0404 })
      expect(await client.jobAttributes(jobId + 1)).toMatchObject({ problem: 'refused', ippStatus: 0x0406 })
      // The queue's driver wraps the document in the printer's own job language.
      expect(readFileSync(file, 'latin1')).toContain('%PDF-')
    })

    test('its "completed" is no proof of paper', async () => {
      const url = await cups.addQueue('senza-stampante', `file:${join(folder, 'lost.pdf')}`)
      const printer = ippPrinter({ address: { url }, timeoutMs })
      const outcome = await printer.submit('avviso', pdf)
      if (outcome.name !== 'accepted') throw new Error(outcome.name)
      const jobId = outcome.printerJobId
      await until(async () => isOver(await printer.job(jobId, 'avviso')))
      expect(await printer.job(jobId, 'avviso')).toEqual({ name: 'in-doubt', doubt: 'unproven' })
    })
  })

  describe('between us and a printer', () => {
    let device: SandboxPrinter
    let spooler: string

    beforeAll(async () => {
      device = await startSandboxPrinter({ printouts: join(folder, 'printouts'), pageMs: 0 })
      spooler = await cups.addQueue('coda', device.url)
    })

    afterAll(async () => await device.close())

    test(
      'the printer is asked: without paper, with paper again, and forgetful',
      async () => {
        const printer = ippPrinter({ address: { url: device.url }, spooler: { url: spooler }, timeoutMs })
        const queue = ippPrinter({ address: { url: spooler }, timeoutMs })
        await device.simulate('paper-out')
        expect(await queue.status()).toEqual({ name: 'ready', runningLow: [] })
        expect(await printer.status()).toEqual({ name: 'fault', fault: 'paper-out' })

        const first = await printer.submit('primo', pdf)
        if (first.name !== 'accepted') throw new Error(first.name)
        await until(async () => (await heldInDevice()) === 1)
        expect(await printer.job(first.printerJobId, 'primo')).toEqual({ name: 'held-up', fault: 'paper-out' })
        await device.simulate('ready')
        await device.settled()
        // The printer says so at once, while CUPS still believes that it is printing.
        expect(await printer.job(first.printerJobId, 'primo')).toEqual({ name: 'completed' })
        expect(device.sheets()).toMatchObject([{ sheet: 1, of: 1, media: 'iso_a4_210x297mm' }])

        await device.simulate('paper-out')
        const second = await printer.submit('secondo', pdf)
        if (second.name !== 'accepted') throw new Error(second.name)
        await until(async () => (await heldInDevice()) === 1)
        device.powerCycle()
        await device.simulate('ready')
        await until(async () => isOver(await printer.job(second.printerJobId, 'secondo')))
        // CUPS counts the lost job as completed.
        const inQueue = await ippClient({ url: spooler }, { timeoutMs }).jobAttributes(second.printerJobId)
        expect(inQueue).toMatchObject({ value: { state: ippJobState.completed } })
        expect(await printer.job(second.printerJobId, 'secondo')).toEqual({ name: 'in-doubt', doubt: 'unproven' })
        expect(device.sheets()).toHaveLength(1)
      },
      TEST_MS,
    )

    test('a queue that takes no jobs is a fault, though the printer is in order', async () => {
      const printer = ippPrinter({ address: { url: device.url }, spooler: { url: spooler }, timeoutMs })
      await device.simulate('ready')
      await cups.setAccepting('coda', false)
      expect(await printer.status()).toEqual({ name: 'fault', fault: 'not-accepting' })
      expect(await printer.submit('mai', pdf)).toMatchObject({ name: 'not-taken', reason: 'not-accepting' })
      await cups.setAccepting('coda', true)
      expect(await printer.status()).toEqual({ name: 'ready', runningLow: [] })
    })

    test(
      'a job is cancelled in both, and found by its title in either',
      async () => {
        const printer = ippPrinter({ address: { url: device.url }, spooler: { url: spooler }, timeoutMs })
        await device.simulate('paper-out')
        const outcome = await printer.submit('terzo', pdf)
        if (outcome.name !== 'accepted') throw new Error(outcome.name)
        expect(await printer.findByTitle('terzo')).toEqual({ name: 'found', printerJobId: outcome.printerJobId })
        await until(async () => (await heldInDevice()) === 1)
        await printer.cancel(outcome.printerJobId, 'terzo')
        await until(async () => isOver(await printer.job(outcome.printerJobId, 'terzo')))
        expect(await printer.job(outcome.printerJobId, 'terzo')).toEqual({ name: 'failed', reason: 'cancelled' })
        await device.simulate('ready')
        await device.settled()
        expect(device.sheets().filter(({ title }) => title.includes('terzo'))).toEqual([])
      },
      TEST_MS,
    )

    async function heldInDevice(): Promise<number> {
      const jobs = await ippClient({ url: device.url }, { timeoutMs }).jobs('not-completed')
      return jobs.ok ? jobs.value.length : -1
    }
  })

  async function until(isTrue: () => Promise<boolean>): Promise<void> {
    const deadline = AbortSignal.timeout(TEST_MS / 2)
    while (!(await isTrue())) {
      if (deadline.aborted) throw new Error(`waited in vain; CUPS says:\n${cups.errorLog().slice(-2000)}`)
      await setTimeout(50)
    }
  }
})

function isOver(status: JobStatus): boolean {
  return status.name === 'completed' || status.name === 'failed' || status.name === 'in-doubt'
}

/** A page that CUPS's own filters accept. */
async function smallPdf(): Promise<Uint8Array> {
  const document = new PDFDocument({ size: 'A4' })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise((resolve) => document.on('end', resolve))
  document.text('Avviso di pagamento')
  document.end()
  await ended
  return Buffer.concat(chunks)
}
