import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { isMet, readable, type Bench } from './bench/bench-case.ts'

const FOLDER = fileURLToPath(new URL('./bench/', import.meta.url))

/** One file of build/bench is one benchmark: it exports `bench`. What they share is named `bench-…`. */
const names = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.ts') && !name.startsWith('bench-'))
  .map((name) => name.slice(0, -'.ts'.length))

const USAGE = `Usage: npm run bench -- NAME [--only TEXT] [--rows N] [--seeds N] [--json]

Measures and runs the rival beside it, then prints both and their ratio. NAME is one of: ${names.join(', ')}

  --only TEXT  only the parts of the benchmark whose name has this text
  --rows N     over so many rows, where the benchmark counts rows: smaller is quicker, and proves less
  --seeds N    how many seeds a simulation plays; 100 unless said
  --json       one object: {"name","cases":[{"case","unit","ours","rivals","ratios","target","met"}]}

Exit codes: 0 every target is met · 1 one is missed, or something failed · 2 wrong command line
`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean' },
    only: { type: 'string' },
    rows: { type: 'string' },
    seeds: { type: 'string' },
    help: { type: 'boolean' },
  },
})
const [name = ''] = positionals
const rows = values.rows === undefined ? undefined : Number(values.rows)
const seeds = Number(values.seeds ?? 100)
const isCount = (count: number) => Number.isSafeInteger(count) && count > 0
if (values.help === true || !names.includes(name) || !isCount(seeds) || (rows !== undefined && !isCount(rows))) {
  console.log(USAGE)
  process.exit(values.help === true ? 0 : 2)
}
const { bench } = (await import(`./bench/${name}.ts`)) as { readonly bench: Bench }
const before = processorTimes()
const cases = await bench({
  only: values.only ?? '',
  seeds,
  ...(rows !== undefined && { rows }),
  say: (line) => console.error(line),
})
console.error(
  `meanwhile the host of this machine took ${stolen(before, processorTimes())} of its processors for others`,
)
console.log(values.json === true ? JSON.stringify({ name, cases }) : readable(cases))
process.exit(cases.every(isMet) ? 0 : 1)

/** The times of all processors since the machine started, in the order of proc(5): the eighth is what its host took for others. */
function processorTimes(): readonly number[] {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n')
  return line.trim().split(/\s+/).slice(1, 9).map(Number)
}

/** How large a share of the processors' time was taken, as people read it: noise that no comparison of ours can take out. */
function stolen(from: readonly number[], to: readonly number[]): string {
  const spent = to.map((time, index) => time - (from[index] ?? 0))
  const all = spent.reduce((sum, time) => sum + time, 0)
  return `${(((spent[7] ?? 0) / Math.max(all, 1)) * 100).toFixed(1)} %`
}
