import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { languages, type Language } from '../main/domain/visit.ts'
import { screenFixtures } from '../tests/fixtures/screens.ts'
import { glasses, openBooth, openStand, type Booth, type Glass } from '../tests/renderer/booth.ts'

const USAGE = `npm run shots [-- OPTIONS]    photographs the screens into build/out/shots
  --all           on every glass and in every language, not only portrait and tablet, Italian and German
  --only TEXT     only screens whose name contains TEXT
  --help          this text
`

const OUT = fileURLToPath(new URL('./out/shots', import.meta.url))

const { values } = parseArgs({
  options: { all: { type: 'boolean' }, only: { type: 'string' }, help: { type: 'boolean' } },
})

if (values.help === true) {
  process.stdout.write(USAGE)
} else {
  const wanted = screenFixtures.filter(({ name }) => name.includes(values.only ?? ''))
  const onGlasses = values.all === true ? Object.values(glasses) : [glasses.portrait, glasses.tablet]
  const inLanguages: readonly Language[] = values.all === true ? languages : ['it', 'de']
  await rm(OUT, { recursive: true, force: true })
  const booth = await openBooth()
  try {
    await Promise.all(onGlasses.map((glass) => photograph(booth, glass, inLanguages)))
  } finally {
    await booth.close()
  }
  process.stdout.write(`${wanted.length * onGlasses.length * inLanguages.length} pictures in ${OUT}\n`)

  async function photograph(from: Booth, glass: Glass, inEach: readonly Language[]): Promise<void> {
    const stand = await openStand(from, glass)
    for (const language of inEach) {
      const folder = join(OUT, glass.name, language)
      await mkdir(folder, { recursive: true })
      for (const fixture of wanted) {
        await stand.show(fixture, language)
        await stand.page.screenshot({ path: join(folder, `${fixture.name}.png`), animations: 'disabled' })
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
