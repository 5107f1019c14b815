// Runs everything of this project on the Node 24 that npm installed beside it, whatever Node called us.
// Plain JavaScript on purpose: it must work, and speak clearly, on a Node that is too old for the rest.
// Usage: node build/run.mjs FILE [ARGUMENT …]     FILE may be a .ts file or a tool's script.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'

const NEEDED_MAJOR = 24
const packaged = fileURLToPath(new URL(`../node_modules/node-linux-${process.arch}/bin/node`, import.meta.url))
const node = existsSync(packaged) ? packaged : process.execPath

if (node === process.execPath && Number(process.versions.node.split('.')[0]) < NEEDED_MAJOR) {
  console.error(
    `Sportello needs Node ${NEEDED_MAJOR}, this is ${process.versions.node}: run "npm ci", which installs it beside the project.`,
  )
  process.exit(1)
}

// What was once stripped of its types and compiled need not be again: a process of this project starts in two thirds of the time.
const cache = fileURLToPath(new URL('out/compile-cache', import.meta.url))
const env = { NODE_COMPILE_CACHE: cache, ...process.env }
const child = spawn(node, process.argv.slice(2), { stdio: 'inherit', env })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1)))
