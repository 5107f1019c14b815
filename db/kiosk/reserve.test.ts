import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { changeBeside, DEVICE, holdFile, queueMarked, type HeldFile } from '../../tests/sync/kept-file.ts'
import { newKioskPath } from '../../tests/sync/kiosk-file.ts'
import { NOW, optionOf, positionOf } from '../../tests/sync/sample-positions.ts'
import type { PrintId } from '../../main/domain/print-job.ts'
import { filesBeside, sizeOf } from './beside.ts'
import { giveUpReserve, hasReserve, RESERVE_BYTES } from './reserve.ts'

const MiB = 1024 * 1024

/** A page of the cache, of about a quarter of a mebibyte. */
const pageOf = (count: number) => ({
  changes: Array.from({ length: 100 }, (_, index) => {
    const place = count * 100 + index
    const body = positionOf(`p${place}`, [optionOf(place + 1, { description: 'x'.repeat(2000) })])
    return { thing: 'position' as const, id: `p${place}`, version: 1, body }
  }),
  cursor: { epoch: 'e', position: count },
  syncedAt: NOW,
})

/** Pulls pages until the disk is full. */
function pullUntilFull(held: HeldFile): unknown {
  for (let count = 0; count < 200; count++) {
    try {
      held.ask('applyPage', pageOf(count))
    } catch (error) {
      return error
    }
  }
  return undefined
}

const print = (held: HeldFile, id: string) => {
  const subject = { document: 'notice', noticeNumber: '301000000000123456' } as const
  held.ask('insertPrintJob', { id: id as PrintId, subject, printer: 'p', madeAt: NOW, state: { name: 'queued' } })
  const step = { state: { name: 'failed', reason: 'offline' }, at: NOW } as const
  held.ask('advancePrintJob', { id: id as PrintId, step, commandId: `command-${id}` })
}

/** Settles all that waits, as a push would; answers how many that were. */
function settleAll(held: HeldFile): number {
  const commands = held.ask('pendingCommands', 9999)
  const outcomes = commands.map(({ seq }) => ({ seq, outcome: { ok: true } as const }))
  held.ask('settleCommands', outcomes)
  return commands.length
}

describe('the reserve', () => {
  test('takes real room, is made once, and is given up whole', () => {
    const path = newKioskPath()
    expect(hasReserve(path)).toBe(true)
    const { ino, blocks } = statSync(path)
    expect(sizeOf(path)).toBe(RESERVE_BYTES)
    expect(blocks * 512).toBeGreaterThanOrEqual(RESERVE_BYTES)
    expect(hasReserve(path)).toBe(true)
    expect(statSync(path).ino).toBe(ino)
    giveUpReserve(path)
    expect(sizeOf(path)).toBe(0)
  })

  test('that is not whole is made anew', () => {
    const path = newKioskPath()
    writeFileSync(path, 'half')
    expect(hasReserve(path)).toBe(true)
    expect(sizeOf(path)).toBe(RESERVE_BYTES)
  })
})

describe('a database that may not grow', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  test('gives up the cache first, and says that it cannot save; what is under way comes to its end', () => {
    const { prototype } = Database as unknown as { prototype: Database.Database }
    const honest = Reflect.get<Database.Database, 'pragma'>(prototype, 'pragma')
    vi.spyOn(prototype, 'pragma').mockImplementation(function (this: Database.Database, source, options) {
      if (source === 'cache_size = -65536') honest.call(this, 'max_page_count = 300')
      return honest.call(this, source, options)
    })
    const path = newKioskPath()
    const held = holdFile(path)
    print(held, 'before')
    expect(pullUntilFull(held)).toMatchObject({ code: 'SQLITE_FULL' })
    expect(held.news).toEqual([{ name: 'room', canSave: false }])
    expect(sizeOf(filesBeside(path).reserve)).toBe(0)
    const state = held.ask('readSyncState')
    expect(() => held.ask('applyPage', pageOf(500))).toThrow('no room')
    expect(held.ask('readSyncState')).toEqual(state)
    expect(settleAll(held)).toBe(1)
    expect(held.ask('pendingCommands', 9)).toEqual([])
    held.pass(10_000)
    expect(held.news).toEqual([
      { name: 'room', canSave: false },
      { name: 'room', canSave: true },
    ])
    expect(sizeOf(filesBeside(path).reserve)).toBe(RESERVE_BYTES)
  })
})

describe('a disk that is full', () => {
  let disk = ''
  beforeEach((context) => {
    disk = mkdtempSync(join(tmpdir(), 'sportello-disk-'))
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', disk])
    if (mounted.status !== 0) rmSync(disk, { recursive: true })
    context.skip(mounted.status !== 0, 'a small file system can be mounted by root only')
  })
  afterEach(() => {
    spawnSync('umount', ['--lazy', disk])
    rmSync(disk, { recursive: true, force: true })
  })

  const freeBytes = () => {
    const { bavail, bsize } = statfsSync(disk)
    return bavail * bsize
  }
  const fillUp = (leaveBytes: number) => writeFileSync(join(disk, 'filler'), Buffer.alloc(freeBytes() - leaveBytes))

  test('is met with the reserve: what waits is settled, what is begun is finished, nothing is lost; and it ends', () => {
    const path = join(disk, 'kiosk.db')
    const held = holdFile(path)
    held.ask('keepDevice', DEVICE)
    for (let count = 0; count < 20; count++) print(held, `before-${count}`)
    expect(pullUntilFull(held)).toMatchObject({ code: 'SQLITE_FULL' })
    expect(held.news).toEqual([{ name: 'room', canSave: false }])
    expect(settleAll(held)).toBe(20)
    // Others take the room that the log has left.
    fillUp(RESERVE_BYTES)
    print(held, 'under-way')
    expect(settleAll(held)).toBe(1)
    for (let round = 0; round < 30; round++) {
      print(held, `more-${round}`)
      expect(settleAll(held)).toBe(1)
    }
    held.pass(10_000)
    expect(held.news.filter(({ name }) => name === 'room')).toHaveLength(1)
    rmSync(join(disk, 'filler'))
    held.pass(10_000)
    expect(held.news.filter(({ name }) => name === 'room')).toMatchObject([{ canSave: false }, { canSave: true }])
    expect(sizeOf(filesBeside(path).reserve)).toBe(RESERVE_BYTES)
    expect(held.ask('readDevice')).toEqual(DEVICE)
  })

  test('is told at the start, and what waits is settled all the same', () => {
    const path = join(disk, 'kiosk.db')
    holdFile(path).close()
    changeBeside(path, (db) => {
      for (let count = 0; count < 50; count++) queueMarked(db, 'x'.repeat(2000))
    })
    rmSync(filesBeside(path).reserve)
    fillUp(64 * 1024)
    const held = holdFile(path)
    expect(held.news).toContainEqual({ name: 'room', canSave: false })
    expect(() => held.ask('applyPage', pageOf(0))).toThrow('no room')
    expect(held.ask('pendingCommands', 9999)).toHaveLength(50)
    rmSync(join(disk, 'filler'))
    held.pass(10_000)
    expect(settleAll(held)).toBe(50)
  })

  test('does not keep a damaged file from being made anew', () => {
    const path = join(disk, 'kiosk.db')
    const first = holdFile(path)
    first.ask('keepDevice', DEVICE)
    print(first, 'kept')
    first.close()
    fillUp(16 * 1024)
    rmSync(path)
    fillUpMore()
    const held = holdFile(path)
    expect(held.news).toContainEqual({ name: 'room', canSave: false })
    expect(held.news).toContainEqual(expect.objectContaining({ name: 'salvaged', why: 'missing', pending: 1 }))
    expect(held.ask('pendingCommands', 9)).toHaveLength(2)
  })

  /** Takes what was given free in between. */
  function fillUpMore(): void {
    const left = freeBytes() - 16 * 1024
    if (left > 0) writeFileSync(join(disk, 'filler-more'), Buffer.alloc(left))
  }
})

describe('the log of the database', () => {
  const logBytes = (path: string) => sizeOf(filesBeside(path).log)

  test('stays short while pages are pulled and commands are settled', () => {
    const path = newKioskPath()
    const held = holdFile(path)
    let longest = 0
    for (let count = 0; count < 120; count++) {
      held.ask('applyPage', pageOf(count))
      print(held, `${count}`)
      longest = Math.max(longest, logBytes(path))
    }
    expect(longest).toBeLessThanOrEqual(8 * MiB)
    expect(longest).toBeGreaterThan(1 * MiB)
    settleAll(held)
    expect(logBytes(path)).toBe(0)
  })

  test('stays short also while somebody reads an old state: pages wait for them, commands do not', () => {
    const path = newKioskPath()
    const held = holdFile(path)
    held.ask('applyPage', pageOf(0))
    changeBeside(path, ({ file }) => {
      file.exec('begin; select * from cache_position')
      file.prepare('select count(*) from cache_position').get()
      expect(pullUntilFull(held)).toMatchObject({ message: 'Somebody is reading an old state of the database' })
      for (let count = 0; count < 50; count++) print(held, `${count}`)
      expect(logBytes(path)).toBeLessThanOrEqual(8 * MiB)
      file.exec('commit')
    })
    held.ask('applyPage', pageOf(1))
    expect(held.ask('pendingCommands', 999)).toHaveLength(50)
  })
})
