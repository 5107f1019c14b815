import { fileURLToPath } from 'node:url'
import { ESLint } from 'eslint'
import { describe, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Ways to hand something to the desktop, as somebody might write them. */
const BAD = [
  `import { shell } from 'electron'\nexport const use = shell\n`,
  `import * as electron from 'electron'\nexport const use = () => electron.shell\n`,
  `export const use = (shell: { openExternal: (url: string) => void }) => shell.openExternal('https://a.example')\n`,
  `export const use = (shell: { openPath: (path: string) => void }) => shell['openPath']('/etc')\n`,
  `export const use = ({ showItemInFolder }: { showItemInFolder: (path: string) => void }) => showItemInFolder('/etc')\n`,
]
const GOOD = `import type { Shell } from 'electron'\nexport type Theirs = Shell\nexport const open = (path: string) => path\n`

/** The rules find out the types of a text, so it is judged in the place of a file that there is. */
const PLACES = ['main/shell/shell.ts', 'main/shell/profiles.ts', 'preload/index.ts']

describe('the lint', { timeout: 120_000 }, () => {
  const eslint = new ESLint({ cwd: ROOT, overrideConfigFile: 'build/eslint.config.mjs' })
  const complaints = async (text: string, filePath: string) =>
    (await eslint.lintText(text, { filePath })).flatMap(({ messages }) => messages.map(({ message }) => message))

  test.each(PLACES)('forbids handing an address or a file to the desktop (%s)', async (place) => {
    for (const text of BAD)
      expect(await complaints(text, place), text).toContain('A kiosk hands nothing to the desktop.')
  })

  test('leaves alone what does not', async () => {
    expect(await complaints(GOOD, PLACES[0] ?? '')).toEqual([])
  })
})
