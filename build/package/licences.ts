import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { licenceFile, type KeptModule } from './kept-modules.ts'

/** Somebody else's work in the package. */
export interface Licence {
  readonly name: string
  readonly version: string
  /** As SPDX names it. */
  readonly identifier: string
  /** The licence's own words; empty where it came without. */
  readonly text: string
}

/** Reads what Vite wrote of the packages that are in a bundle. */
export function bundledLicences(file: string): readonly Licence[] {
  const read = JSON.parse(readFileSync(file, 'utf8')) as readonly (Omit<Licence, 'text' | 'identifier'> &
    Partial<Licence>)[]
  return read.map(({ name, version, identifier = 'unknown', text = '' }) => ({ name, version, identifier, text }))
}

/** The licences of packages that stay as they are. */
export function keptLicences(root: string, modules: readonly KeptModule[]): readonly Licence[] {
  return modules.map(({ name, version, license, path }) => {
    const file = licenceFile(root, path)
    return { name, version, identifier: license, text: file === undefined ? '' : readFileSync(file, 'utf8') }
  })
}

/** The look of the pages and the fonts, which come as files. */
export function lookLicences(root: string): readonly Licence[] {
  const folder = join(root, 'node_modules/bootstrap-italia')
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  const read = (name: string, identifier: string, file: string): Licence => ({
    name,
    version,
    identifier,
    text: readFileSync(join(folder, file), 'utf8'),
  })
  return [
    read('bootstrap-italia', 'BSD-3-Clause', 'LICENSE'),
    read('Titillium Web, of bootstrap-italia', 'OFL-1.1', 'dist/fonts/Titillium_Web/OFL.txt'),
    read('Roboto Mono, of bootstrap-italia', 'Apache-2.0', 'dist/fonts/Roboto_Mono/LICENSE.txt'),
  ]
}

/** One text of all, each once, by name. */
export function licencesText(licences: readonly Licence[]): string {
  const each = new Map(licences.map((licence) => [`${licence.name} ${licence.version}`, licence]))
  const sorted = [...each].sort(([one], [other]) => (one < other ? -1 : 1))
  const list = sorted.map(([name, { identifier }]) => `  ${name}: ${identifier}`)
  const texts = sorted.map(([name, { identifier, text }]) => `${name} (${identifier})\n\n${text.trim()}\n`)
  return `Sportello holds the work of others, under these licences:\n\n${list.join('\n')}\n\n${texts.join(`\n${'-'.repeat(72)}\n\n`)}`
}
