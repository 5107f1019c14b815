import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { languageChoice } from '../main/messages/language-choice.ts'
import { screenFixtures } from '../tests/fixtures/screens.ts'
import { glasses, looks, openBooth, openStand, type Booth, type Glass } from '../tests/renderer/booth.ts'

const USAGE = `npm run shots [-- OPTIONS]    photographs the screens into build/out/shots
  --all           on every glass, in every look and language, not only portrait and tablet, light, Italian and German
  --glass NAME    only on a glass: portrait, landscape, tablet; may be repeated, as may the next two
  --look NAME     only in a look: light, dark, contrast, large, large-contrast
  --language TAG  only in a language: it, en, de, fr, sl
  --only TEXT     only screens whose name contains TEXT
  --help          this text
`

const OUT = fileURLToPath(new URL('./out/shots', import.meta.url))

const { values } = parseArgs({
  options: {
    all: { type: 'boolean' },
    glass: { type: 'string', multiple: true },
    look: { type: 'string', multiple: true },
    language: { type: 'string', multiple: true },
    only: { type: 'string' },
    help: { type: 'boolean' },
  },
})

if (values.help === true) {
  process.stdout.write(USAGE)
} else {
  const wanted = screenFixtures.filter(({ name }) => name.includes(values.only ?? ''))
  const onGlasses = chosen(glasses, values.glass, ['portrait', 'tablet'])
  const inLooks = chosen(looks, values.look, ['light'])
  const inLanguages = chosen(languageChoice, values.language, ['it', 'de'])
  await rm(OUT, { recursive: true, force: true })
  const booth = await openBooth()
  try {
    await Promise.all(onGlasses.map(([, glass]) => photograph(booth, glass)))
  } finally {
    await booth.close()
  }
  process.stdout.write(`${wanted.length * onGlasses.length * inLooks.length * inLanguages.length} pictures in ${OUT}\n`)

  /** What the options name in a table, or what is usual; everything with `--all`. */
  function chosen<Name extends string, Value>(
    table: Readonly<Record<Name, Value>>,
    named: readonly string[] | undefined,
    usual: readonly Name[],
  ): readonly (readonly [Name, Value])[] {
    const all = Object.entries(table) as [Name, Value][]
    const isChosen = (name: Name) => named?.includes(name) ?? (values.all === true || usual.includes(name))
    return all.filter(([name]) => isChosen(name))
  }

  async function photograph(from: Booth, glass: Glass): Promise<void> {
    const stand = await openStand(from, glass)
    for (const [lookName, look] of inLooks) {
      for (const [language] of inLanguages) {
        const folder = join(OUT, glass.name, lookName, language)
        await mkdir(folder, { recursive: true })
        for (const fixture of wanted) {
          await stand.show(fixture, language, look)
          await stand.page.screenshot({ path: join(folder, `${fixture.name}.png`), animations: 'disabled' })
        }
      }
    }
    const complaints = await stand.complaints()
    if (complaints.length > 0) {
      process.stderr.write(`${complaints.join('\n')}\n`)
      process.exitCode = 1
    }
    await stand.close()
  }
}
