import { expect, test } from 'vitest'
import type { Screen } from '../../main/contract/screen.ts'
import { screenFixture } from '../../tests/fixtures/screens.ts'
import { createPresenter } from './presenter.ts'

const home = screenFixture('home').screen
const summary = screenFixture('summary').screen

/** A presenter whose loads and pauses end when the test says so. */
function present() {
  const shown: (string | undefined)[] = []
  const reported: unknown[] = []
  const loads: PromiseWithResolvers<undefined>[] = []
  const pauses: { readonly delayMs: number; readonly run: () => void }[] = []
  const show = createPresenter({
    canShow: (screen) => screen.scene.flow === 'visit',
    load: () => {
      const load = Promise.withResolvers<undefined>()
      loads.push(load)
      return load.promise
    },
    report: (error) => reported.push(error),
    show: (screen) => shown.push(screen?.scene.flow),
    after: (delayMs, run) => pauses.push({ delayMs, run }),
  })
  const settle = async (outcome: 'there' | 'missing') => {
    if (outcome === 'there') loads.at(-1)?.resolve(undefined)
    else loads.at(-1)?.reject(new Error('no part'))
    await Promise.resolve()
    await Promise.resolve()
  }
  return { show: (screen: Screen | undefined) => show(screen), shown, reported, loads, pauses, settle }
}

test('a screen whose part is there is shown at once, and the end of all screens too', () => {
  const { show, shown } = present()
  show(home)
  show(undefined)
  expect(shown).toEqual(['visit', undefined])
})

test('the old screen stays until the part of the new one has come', async () => {
  const { show, shown, settle } = present()
  show(home)
  show(summary)
  expect(shown).toEqual(['visit'])
  await settle('there')
  expect(shown).toEqual(['visit', 'notice'])
})

test('a part that cannot be had is asked for again, after longer and longer pauses, while the page says that it waits', async () => {
  const { show, shown, reported, loads, pauses, settle } = present()
  show(home)
  show(summary)
  for (let round = 0; round < 6; round++) {
    await settle('missing')
    pauses.at(-1)?.run()
  }
  expect(pauses.map(({ delayMs }) => delayMs)).toEqual([250, 500, 1000, 2000, 4000, 4000])
  expect(loads).toHaveLength(7)
  expect(reported).toHaveLength(6)
  expect(new Set(shown.slice(1))).toEqual(new Set([undefined]))
  await settle('there')
  expect(shown.at(-1)).toBe('notice')
})

test('a part that comes, or fails, after a newer screen changes nothing', async () => {
  const { show, shown, loads, pauses, settle } = present()
  show(summary)
  show(home)
  await settle('there')
  show(summary)
  await settle('missing')
  show(home)
  pauses[0]?.run()
  expect(shown).toEqual(['visit', undefined, 'visit'])
  expect(loads).toHaveLength(2)
})
