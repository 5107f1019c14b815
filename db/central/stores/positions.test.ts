import { expect, test } from 'vitest'
import { describeOnEngines, newCreditor } from '../../../tests/sync/engines.ts'
import { incoming, NOW, numberOf, optionOf, positionOf, results, take } from '../../../tests/sync/sample-positions.ts'
import { untilSomebodyWaits } from '../../../tests/sync/waiting-queries.ts'
import type { DebtPosition } from '../../../main/domain/debt-position.ts'
import { feedAfter, feedHead } from './feed.ts'
import { positionsByIupd } from './position-bodies.ts'
import { findByCode, takePositions } from './positions.ts'

/** A position with every field that a position may have. */
const full: DebtPosition = positionOf('full', [], {
  status: 'PARTIALLY_PAID',
  debtor: {
    kind: 'company',
    fiscalCode: 'ANONIMO',
    name: 'Società «Ñandù» & C. — 日本',
    address: {
      street: "Via dell'Orto",
      civicNumber: '1/A',
      postalCode: '99010',
      city: 'Esempio',
      province: 'ES',
      region: 'Esempia',
      country: 'IT',
    },
    email: 'a@b.example',
    phone: '+39 099 0000000',
  },
  officeName: 'Tributi',
  validityDate: '2026-01-01T00:00:00.000Z',
  switchToExpired: true,
  options: [
    optionOf(10, {
      iuv: 'RF18539007547034',
      amountCents: 99_999_999_999,
      dueDate: '2026-12-31',
      status: 'PO_PAID',
      retentionDate: '2027-01-31T00:00:00.000Z',
      isInstalment: true,
      transfers: [
        {
          id: '1',
          amountCents: 1,
          remittanceInformation: 'uno',
          category: '0101101IM',
          creditor: '00000000001',
          iban: 'IT60',
        },
        {
          id: '2',
          amountCents: 1600,
          remittanceInformation: 'bollo',
          category: '9/0101101IM/',
          creditor: '00000000002',
          stamp: { hashDocument: 'aGFzaA==', stampType: '01', provincialResidence: 'RM' },
        },
      ],
    }),
    optionOf(9),
  ],
})

describeOnEngines('taking positions', (db, { engine }) => {
  test('a position is read back as it came, its options in their order', async () => {
    const creditor = await newCreditor(db())
    const bare = positionOf('bare', [optionOf(1)])
    expect(await results(take(db(), creditor, full, bare))).toEqual(['added', 'added'])
    const read = await positionsByIupd(db(), creditor, ['bare', 'full', 'nobody'])
    expect(read.toSorted((a, b) => (a.iupd < b.iupd ? -1 : 1))).toEqual([bare, full])
    expect(await positionsByIupd(db(), creditor, [])).toEqual([])
  })

  test('the same content again is unchanged and is not told to kiosks', async () => {
    const creditor = await newCreditor(db())
    await take(db(), creditor, full)
    expect(await results(take(db(), creditor, full))).toEqual(['unchanged'])
    expect(await feedHead(db(), creditor)).toMatchObject({ position: 1 })
  })

  test('a changed position is the new one alone: options that it lost are gone, and others may have their codes', async () => {
    const creditor = await newCreditor(db())
    await take(db(), creditor, positionOf('a', [optionOf(1), optionOf(2)]))
    const changed = positionOf('a', [optionOf(3), optionOf(1, { amountCents: 5 })], { status: 'PAID' })
    expect(await results(take(db(), creditor, changed))).toEqual(['changed'])
    expect(await positionsByIupd(db(), creditor, ['a'])).toEqual([changed])
    expect(await findByCode(db(), creditor, numberOf(2))).toBeUndefined()
    expect(await results(take(db(), creditor, positionOf('b', [optionOf(2)])))).toEqual(['added'])
    expect(await feedAfter(db(), creditor, 0, 10)).toEqual([
      { thing: 'position', id: 'a', position: 2, isHeld: false },
      { thing: 'position', id: 'b', position: 3, isHeld: true },
    ])
  })

  test('options of one position may exchange their codes', async () => {
    const creditor = await newCreditor(db())
    await take(db(), creditor, positionOf('a', [optionOf(1), optionOf(2)]))
    const exchanged = positionOf('a', [optionOf(1, { iuv: optionOf(2).iuv }), optionOf(2, { iuv: optionOf(1).iuv })])
    expect(await results(take(db(), creditor, exchanged))).toEqual(['changed'])
    expect(await positionsByIupd(db(), creditor, ['a'])).toEqual([exchanged])
  })

  test.each([
    ['the notice number of another', optionOf(1, { iuv: 'OTHER1' }), numberOf(1)],
    ['the IUV of another', optionOf(5, { iuv: 'rfAbc' }), 'RFABC'],
    ['an IUV that is the number of another', optionOf(5, { iuv: numberOf(1) }), numberOf(1)],
    ['a number that is the IUV of another', optionOf(7), numberOf(7)],
  ])('a position with %s is left out whole, the others are taken', async (_, option, code) => {
    const creditor = await newCreditor(db())
    const owner = positionOf('owner', [optionOf(1), optionOf(2, { iuv: 'RFabC' }), optionOf(3, { iuv: numberOf(7) })])
    await take(db(), creditor, owner)
    const intruder = positionOf('intruder', [optionOf(4), option])
    const taken = await take(db(), creditor, intruder, positionOf('next', [optionOf(6)]))
    expect(taken).toEqual([{ result: 'conflict', code }, { result: 'added' }])
    expect(await positionsByIupd(db(), creditor, ['owner', 'intruder'])).toEqual([owner])
    expect(await findByCode(db(), creditor, numberOf(4))).toBeUndefined()
    expect((await feedAfter(db(), creditor, 0, 10)).map(({ id }) => id)).toEqual(['owner', 'next'])
  })

  test('of two positions of one file with one code the first is taken', async () => {
    const creditor = await newCreditor(db())
    const taken = await take(
      db(),
      creditor,
      positionOf('a', [optionOf(1)]),
      positionOf('b', [optionOf(2), optionOf(1)]),
    )
    expect(taken).toEqual([{ result: 'added' }, { result: 'conflict', code: numberOf(1) }])
    expect(await positionsByIupd(db(), creditor, ['b'])).toEqual([])
  })

  test('a changed position that runs into a conflict stays as it was', async () => {
    const creditor = await newCreditor(db())
    const before = positionOf('a', [optionOf(1)])
    await take(db(), creditor, before, positionOf('b', [optionOf(2)]))
    expect(await results(take(db(), creditor, positionOf('a', [optionOf(2)])))).toEqual(['conflict'])
    expect(await positionsByIupd(db(), creditor, ['a'])).toEqual([before])
  })

  test('the same iupd and codes at two municipalities do not touch', async () => {
    const [one, two] = [await newCreditor(db()), await newCreditor(db())]
    const mine = positionOf('a', [optionOf(1)])
    const theirs = positionOf('a', [optionOf(1, { amountCents: 7 })])
    expect(await results(take(db(), one, mine))).toEqual(['added'])
    expect(await results(take(db(), two, theirs))).toEqual(['added'])
    expect(await results(take(db(), two, positionOf('a', [optionOf(2)])))).toEqual(['changed'])
    expect(await positionsByIupd(db(), one, ['a'])).toEqual([mine])
    expect(await findByCode(db(), one, numberOf(1))).toEqual({ position: mine, noticeNumber: numberOf(1) })
    expect(await findByCode(db(), two, numberOf(1))).toBeUndefined()
    expect(await feedAfter(db(), one, 0, 10)).toEqual([{ thing: 'position', id: 'a', position: 1, isHeld: true }])
  })

  test('importers at once: each position is added once, each code goes to one, places of the feed have no gap', async () => {
    const creditor = await newCreditor(db())
    const own = (importer: number) => positionOf(`own-${importer}`, [optionOf(100 + importer)])
    const wanted = (importer: number) => positionOf(`wants-${importer}`, [optionOf(1)])
    const common = positionOf('common', [optionOf(2)])
    const all = await Promise.all(
      [0, 1, 2, 3, 4, 5].map((importer) => results(take(db(), creditor, own(importer), wanted(importer), common))),
    )
    const countOf = (place: number, result: string) => all.filter((each) => each[place] === result).length
    expect([countOf(0, 'added'), countOf(1, 'added'), countOf(2, 'added')]).toEqual([6, 1, 1])
    expect([countOf(1, 'conflict'), countOf(2, 'unchanged')]).toEqual([5, 5])
    const feed = await feedAfter(db(), creditor, 0, 100)
    expect(feed.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  // PGlite has one connection: nobody can be between two others.
  if (engine === 'PostgreSQL') {
    test('an importer waits for the one before, and sees what that did', async () => {
      const creditor = await newCreditor(db())
      const hasTaken = Promise.withResolvers<undefined>()
      const mayCommit = Promise.withResolvers<undefined>()
      const position = positionOf('a', [optionOf(1)])
      const first = db()
        .transaction()
        .execute(async (trx) => {
          await takePositions(trx, creditor, [incoming(position)], NOW)
          hasTaken.resolve(undefined)
          await mayCommit.promise
        })
      await hasTaken.promise
      const second = results(take(db(), creditor, position, positionOf('b', [optionOf(1)])))
      await untilSomebodyWaits(db())
      mayCommit.resolve(undefined)
      expect(await second).toEqual(['unchanged', 'conflict'])
      await first
    })
  }

  test('one transaction may ask for more codes than PostgreSQL binds values', async () => {
    const creditor = await newCreditor(db())
    await take(db(), creditor, positionOf('owner', [optionOf(0)]))
    const many = Array.from({ length: 335 }, (_, index) =>
      positionOf(`p-${index}`, [
        optionOf(0),
        ...Array.from({ length: 99 }, (_, place) => optionOf(1 + index * 99 + place)),
      ]),
    )
    expect(new Set(await results(take(db(), creditor, ...many)))).toEqual(new Set(['conflict']))
  })
})

describeOnEngines('finding a notice', (db) => {
  test('by number, by IUV, by IUV with letters in capitals or not', async () => {
    const creditor = await newCreditor(db())
    const other = await newCreditor(db())
    const position = positionOf('a', [optionOf(1), optionOf(2, { iuv: 'RFabC123' })])
    await take(db(), creditor, position)
    expect(await findByCode(db(), creditor, numberOf(1))).toEqual({ position, noticeNumber: numberOf(1) })
    expect(await findByCode(db(), creditor, optionOf(1).iuv)).toEqual({ position, noticeNumber: numberOf(1) })
    for (const code of ['RFabC123', 'RFABC123', 'rfabc123']) {
      expect(await findByCode(db(), creditor, code)).toEqual({ position, noticeNumber: numberOf(2) })
    }
    for (const code of ['RFABC12', '%', '', "' or 1=1"]) expect(await findByCode(db(), creditor, code)).toBeUndefined()
    expect(await findByCode(db(), other, numberOf(1))).toBeUndefined()
  })
})
