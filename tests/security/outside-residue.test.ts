import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { describeWhere } from '../fixtures/describe-where.ts'
import { canShowOutside, NO_OUTSIDE, outsideStage, reportingPage, SLOW_MS } from '../fixtures/outside-stage.ts'
import { outsideProcesses, outsideProfiles } from '../fixtures/outside-visit.ts'

/** A page that says what it finds of a visit before, and leaves a mark everywhere a page can. */
const page = reportingPage(
  `const found = async () => [
     document.cookie, localStorage.mark ?? '', sessionStorage.mark ?? '',
     (await caches.keys()).join(), (await indexedDB.databases()).map(({ name }) => name).join(),
     (await navigator.storage.getDirectory().then((folder) => Array.fromAsync(folder.keys()))).join(),
   ].join('|')
   ;(async () => {
     report('before', await found())
     document.cookie = 'mark=left; max-age=86400; path=/'
     localStorage.mark = sessionStorage.mark = 'left'
     await caches.open('left')
     await new Promise((resolve) => { indexedDB.open('left').onsuccess = resolve })
     await (await navigator.storage.getDirectory()).getFileHandle('left', { create: true })
     report('after', await found())
   })()`,
)

describeWhere(canShowOutside, NO_OUTSIDE, 'a page of others', () => {
  const { visitOf } = outsideStage()

  it('has a process and a profile of its own, which are gone with it', { timeout: SLOW_MS }, async () => {
    const { visit, hear } = await visitOf({ '/': page })
    await hear('after=')
    expect(outsideProcesses().length).toBeGreaterThan(1)
    expect(outsideProfiles()).toHaveLength(1)
    await visit.close()
    expect(outsideProcesses()).toEqual([])
    expect(outsideProfiles()).toEqual([])
  })

  it('who comes after finds no cookie and no storage of the page before', { timeout: SLOW_MS }, async () => {
    const first = await visitOf({ '/': page })
    await first.hear('after=')
    expect(first.said()).toEqual(['before=|||||', 'after=mark=left|left|left|left|left|left'])
    await first.visit.close()
    // The same host: cookies know no ports, and what else is kept would lie in the same profile.
    const second = await visitOf({ '/': page })
    await second.hear('after=')
    expect(second.said()[0]).toBe('before=|||||')
    expect(
      readdirSync('/tmp').filter((name) => name.startsWith('.org.chromium') || name.startsWith('scoped_dir')),
    ).toEqual([])
  })
})
