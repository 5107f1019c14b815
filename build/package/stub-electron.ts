import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** How Electron ships its nine fuses, in the order of `FuseV1Options` of @electron/fuses: what a package needs otherwise must be set. */
const SHIPPED = '101100011'

/** Where Electron keeps them: this word, a version, how many there are, and one digit each. */
const FUSES = `dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09${SHIPPED}`

/** Says what it is, and ends: what comes after is never read as a command. */
const EXECUTABLE = `#!/bin/sh
echo 'This package was made without Electron: start sportello-chromium, or make it where Electron is (README.md, "The package")' >&2
exit 1
${FUSES}
`

/**
 * Makes a folder that electron-builder takes for a distribution of Electron, where the real one cannot be had: what is packed beside it
 * can be looked at, its fuses are set and read, and it does not start.
 */
export function makeStubElectron(into: string, version: string): void {
  const files: Readonly<Record<string, string>> = {
    version,
    LICENSE: 'In the place of the licence of Electron.\n',
    'LICENSES.chromium.html': '<!doctype html><title>In the place of the licences of Chromium</title>\n',
    'icudtl.dat': '',
    'resources.pak': '',
    'v8_context_snapshot.bin': '',
    'locales/it.pak': '',
    'chrome-sandbox': '',
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(into, name)), { recursive: true })
    writeFileSync(join(into, name), text)
  }
  writeFileSync(join(into, 'electron'), EXECUTABLE, { mode: 0o755 })
}
