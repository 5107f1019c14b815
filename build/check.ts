import { spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'

/** One static check of the whole project. */
interface Check {
  readonly name: string
  readonly script: string
  readonly args: readonly string[]
}

const checks: readonly Check[] = [
  { name: 'types', script: 'typescript/bin/tsc', args: ['-p', 'tsconfig.json'] },
  { name: 'types of the pure folders', script: 'typescript/bin/tsc', args: ['-p', 'build/tsconfig.pure.json'] },
  {
    name: 'types and accessibility of the screens',
    script: 'svelte-check/bin/svelte-check',
    args: ['--tsconfig', 'renderer/tsconfig.json', '--fail-on-warnings', '--output', 'human'],
  },
  { name: 'lint', script: 'eslint/bin/eslint.js', args: ['-c', 'build/eslint.config.mjs', '--max-warnings', '0', '.'] },
  {
    name: 'layers',
    script: 'dependency-cruiser/bin/dependency-cruiser.mjs',
    args: ['--config', 'build/layers.cjs', 'main', 'central', 'db', 'renderer', 'preload', 'build', 'tests'],
  },
  { name: 'format', script: 'prettier/bin/prettier.cjs', args: ['--check', '.', '--log-level', 'warn'] },
]

/**
 * Runs the static checks: two at a time, or, where they are `aside`, one after the other on what other work leaves of the processors. Answers
 * how many passed.
 */
export async function check(
  say: (line: string) => void,
  pace: 'alone' | 'aside' = 'alone',
): Promise<{ readonly passed: number; readonly failed: number }> {
  const waiting = [...checks]
  let passed = 0
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { isGood, output } = await run(next, pace)
      if (isGood) passed += 1
      say(`${isGood ? 'ok' : 'FAILED'}  ${next.name}`)
      if (!isGood) say(output)
    }
  }
  await Promise.all(pace === 'alone' ? [work(), work()] : [work()])
  return { passed, failed: checks.length - passed }
}

async function run({ script, args }: Check, pace: 'alone' | 'aside'): Promise<{ isGood: boolean; output: string }> {
  const path = fileURLToPath(new URL(`../node_modules/${script}`, import.meta.url))
  const child = spawn(process.execPath, [path, ...args], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (pace === 'aside' && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW)
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
  const code = await new Promise((resolve) => child.once('close', resolve))
  return { isGood: code === 0, output: Buffer.concat(chunks).toString('utf8') }
}

if (import.meta.main) {
  const { failed } = await check(console.log)
  process.exitCode = failed === 0 ? 0 : 1
}
