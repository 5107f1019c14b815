import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { screenFixtures } from '../fixtures/screens.ts'
import { glasses, openBooth, openStand, type Booth, type Stand } from './booth.ts'

let booth: Booth
beforeAll(async () => {
  booth = await openBooth()
})
afterAll(async () => booth.close())

describe.each([glasses.portrait, glasses.tablet])('on $name', (glass) => {
  let stand: Stand
  beforeAll(async () => {
    stand = await openStand(booth, glass)
  })
  afterAll(async () => stand.close())

  describe.each(['it', 'de'] as const)('in %s', (language) => {
    test.each(screenFixtures)('$name fits, and is accessible', async (fixture) => {
      await stand.show(fixture, language)
      expect(await stand.layoutFaults()).toEqual([])
      expect(await stand.accessibilityFaults()).toEqual([])
      expect(await stand.complaints()).toEqual([])
    })
  })
})
