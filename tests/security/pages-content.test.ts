import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { buildRenderer, PAGES } from '../../build/renderer.ts'
import { startPageServer } from '../../main/transport/websocket.ts'
import { chromiumPath, launchBrowser, NO_CHROMIUM } from '../fixtures/browser.ts'
import { openSite } from '../fixtures/outside-visit.ts'

/** The content policy of our pages, from both sides (architecture D3): nothing in them needs more than it allows, and it blocks. */
beforeAll(() => buildRenderer())

const files = (...endings: string[]) =>
  readdirSync(PAGES, { recursive: true, encoding: 'utf8' }).filter((name) => endings.includes(extname(name)))
const read = (name: string) => readFileSync(join(PAGES, name), 'utf8')

test('the built pages hold no eval, nothing inline and no address elsewhere', () => {
  const pages = files('.html')
  const scripts = files('.js')
  expect(pages.length).toBeGreaterThan(0)
  expect(scripts.length).toBeGreaterThan(0)
  for (const name of pages) {
    const html = read(name)
    expect([...html.matchAll(/<script(?![^>]*\bsrc=")[^>]*>/g)], name).toEqual([])
    expect([...html.matchAll(/<style|\sstyle=|\son\w+=|javascript:/gi)], name).toEqual([])
    expect([...html.matchAll(/(?:src|href)="(?:[a-z]+:)?\/\//gi)], name).toEqual([])
  }
  for (const name of scripts) {
    expect([...read(name).matchAll(/\beval\s*\(|\bnew\s+Function\s*\(|\bimport\s*\(\s*["'`]https?:/g)], name).toEqual(
      [],
    )
  }
  for (const name of files('.css'))
    expect([...read(name).matchAll(/url\(["']?(?:https?:)?\/\/|@import/g)], name).toEqual([])
})

test('what is planted in our page is blocked, and reported', { timeout: 60_000 }, async ({ skip, onTestFinished }) => {
  if (chromiumPath === undefined) return skip(NO_CHROMIUM)
  const elsewhere = await openSite({})
  onTestFinished(elsewhere.close)
  const folder = mkdtempSync(join(tmpdir(), 'sportello-planted-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  cpSync(PAGES, folder, { recursive: true })
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><title>Planted</title><script src="/watch.js"></script><script>window.inline = true</script>
     <img src="${elsewhere.origin}/image.png"><script src="${elsewhere.origin}/script.js"></script><link rel="stylesheet" href="${elsewhere.origin}/style.css">
     <iframe src="${elsewhere.origin}/frame"></iframe><form action="${elsewhere.origin}/form"></form><p onclick="window.handler = true">x</p>`,
  )
  writeFileSync(
    join(folder, 'watch.js'),
    `window.violations = []
     addEventListener('securitypolicyviolation', ({ effectiveDirective }) => window.violations.push(effectiveDirective))
     addEventListener('load', () => {
       document.querySelector('p').click()
       document.querySelector('form').submit()
       fetch('${elsewhere.origin}/fetch').catch(() => undefined)
       try { document.body.insertAdjacentHTML('beforeend', '<b>markup</b>') } catch { window.markup = 'refused' }
       try { window.evaluated = (0, eval)('1') } catch { window.evaluated = 'refused' }
     })`,
  )
  const server = await startPageServer({
    pages: folder,
    port: 0,
    crest: () => undefined,
    opensToAnyBrowser: true,
    onLink: () => undefined,
    onStranger: () => undefined,
  })
  onTestFinished(server.close)
  const browser = await launchBrowser()
  onTestFinished(() => browser.close())
  const page = await browser.newPage()
  await page.goto(`${server.origin}/`)
  const violations = async () => [...new Set(await page.evaluate<readonly string[]>('window.violations'))].sort()
  await expect
    .poll(violations, { timeout: 15_000 })
    .toEqual([
      'connect-src',
      'form-action',
      'frame-src',
      'img-src',
      'require-trusted-types-for',
      'script-src-attr',
      'script-src-elem',
      'style-src-elem',
    ])
  expect(
    await page.evaluate(
      '[window.inline, window.handler, window.markup, window.evaluated, document.querySelector("b")]',
    ),
  ).toEqual([undefined, undefined, 'refused', 'refused', null])
  expect(elsewhere.asked).toEqual([])
})
