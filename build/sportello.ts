import { existsSync } from 'node:fs'
import {
  askCentral,
  CommandFailed,
  drawNotice,
  drawReceipt,
  importFile,
  importReceipt,
  printTasks,
  settingInFile,
} from '../central/cli.ts'
import { drawOpenNotices, type NoticesOrder } from '../central/cli-notices.ts'
import { closeTicket, printTicket, printTickets, replyToTicket } from '../central/cli-tickets.ts'
import { BadConfig as BadCentralConfig, readCentralConfig } from '../central/config.ts'
import { startCentral } from '../central/start.ts'
import { readKioskConfig } from '../main/config.ts'
import { normalizeCode } from '../main/domain/notice-number.ts'
import { languages } from '../main/domain/visit.ts'
import { startKiosk } from '../main/start-node.ts'
import { sandboxPaths } from '../tests/sandbox/layout.ts'
import {
  CODE_VARIABLE,
  pidFile,
  sandboxCentralConfig,
  sandboxKioskConfig,
  type ProcessName,
} from '../tests/sandbox/processes.ts'
import { dataOf, parse, sandboxOf, WHERE, type Command } from './command-line.ts'
import { sandboxCommands } from './sandbox-commands.ts'
import { kiosksCommand } from './kiosks-command.ts'
import { testPrintCommand } from './test-print-command.ts'
import { findElectron } from './electron.ts'
import { runInElectron } from './run-in-electron.ts'
import { buildRenderer, FONTS, PAGES } from './renderer.ts'
import { fromCaller } from './paths.ts'
import { serve } from './serve.ts'
import { kioskExitCode, sayWhy, Usage } from './usage.ts'

const commands: Readonly<Record<string, Command>> = {
  kiosk: {
    usage: 'kiosk [--data DIR | --config FILE] [--enrol CODE] [--no-window]',
    about: `Serves one kiosk. A new one asks for its code on the screen, unless it is brought along by --enrol; so does --enrol for one whose
file was restored or copied.`,
    run: async (args) => {
      const { values } = parse(args, { enrol: { type: 'string' }, 'no-window': { type: 'boolean' } })
      const data = dataOf(values)
      const electron = values['no-window'] === true ? undefined : findElectron()
      if (values.config === undefined && electron !== undefined) {
        if (values.enrol !== undefined) process.env[CODE_VARIABLE] = values.enrol
        process.exit(await runInElectron(electron, data))
      }
      const config =
        values.config === undefined
          ? sandboxKioskConfig(data, sandboxOf(data), values.enrol ?? process.env[CODE_VARIABLE])
          : {
              ...readKioskConfig(fromCaller(values.config)),
              ...(values.enrol !== undefined && { enrolmentCode: values.enrol }),
            }
      if (!config.isSandbox && process.getuid?.() === 0) throw new Usage('A deployed kiosk does not run as root')
      if (!existsSync(PAGES)) await buildRenderer()
      await serve(pidOf(values, data, 'kiosk'), async () => {
        const kiosk = await startKiosk(
          config,
          { pages: PAGES, fonts: FONTS },
          { hasWindow: values['no-window'] !== true },
        )
        if (kiosk.noWindow !== undefined)
          console.error(`No window: ${kiosk.noWindow}. The kiosk is at ${kiosk.address}`)
        return { ready: { kiosk: kiosk.address }, close: kiosk.close }
      })
    },
  },
  central: {
    usage: 'central [--data DIR | --config FILE]',
    about: 'Serves the centre that the kiosks sync with.',
    run: async (args) => {
      const { values } = parse(args, {})
      const data = dataOf(values)
      const config =
        values.config === undefined
          ? sandboxCentralConfig(data, sandboxOf(data))
          : readCentralConfig(fromCaller(values.config))
      if (values.config !== undefined && process.getuid?.() === 0)
        throw new Usage('A deployed centre does not run as root')
      await serve(pidOf(values, data, 'central'), async () => {
        const central = await startCentral(config, { fonts: FONTS })
        return { ready: { central: central.address }, close: central.close }
      })
    },
  },
  ...sandboxCommands,
  'test-print': testPrintCommand((values) => {
    const data = dataOf(values)
    return values.config === undefined
      ? sandboxKioskConfig(data, sandboxOf(data), undefined).printers
      : readKioskConfig(fromCaller(values.config)).printers
  }),
  import: {
    usage: 'import FILE | import --receipts FILE [--data DIR | --config FILE]',
    about: `Registers the positions of a file {"paymentPositions":[…]} in the form of GPD v1. It never publishes.
--receipts: takes a telematic receipt in instead, the XML of paSendRT (either version) or the older RT.`,
    run: async (args) => {
      const { values, positionals } = parse(args, { receipts: { type: 'string' } }, 0, 1)
      const [file] = positionals
      if ((file === undefined) === (values.receipts === undefined))
        throw new Usage('import FILE, or import --receipts FILE')
      if (values.receipts !== undefined) await importReceipt(centralData(values), fromCaller(values.receipts))
      else await importFile(centralData(values), fromCaller(file ?? ''))
    },
  },
  receipt: {
    usage: 'receipt CODE --out FILE.pdf [--data DIR | --config FILE]',
    about: "Draws a receipt, by its IUV or notice number, as PDF: the payer's copy.",
    run: async (args) => {
      const { values, positionals } = parse(args, { out: { type: 'string' } }, 1)
      if (values.out === undefined) throw new Usage('Say where to write with --out FILE.pdf')
      await drawReceipt(centralData(values), positionals[0] ?? '', fromCaller(values.out), FONTS)
    },
  },
  payments: {
    usage: 'payments NOTICE-NUMBER [--data DIR | --config FILE]',
    about: 'Lists the attempts to pay a notice and its receipts.',
    run: async (args) => {
      const { values, positionals } = parse(args, {}, 1)
      const noticeNumber = normalizeCode(positionals[0] ?? '')
      print(await askCentral(centralData(values), 'payments.list', { noticeNumber }))
    },
  },
  tasks: {
    usage: 'tasks [--done TASK] [--data DIR | --config FILE]',
    about: 'Lists what staff has to look at, and how often something was refused. --done: closes a task.',
    run: async (args) => {
      const { values } = parse(args, { done: { type: 'string' } })
      if (values.done !== undefined) await askCentral(centralData(values), 'tasks.close', { taskId: values.done })
      else await printTasks(centralData(values))
    },
  },
  tickets: {
    usage:
      'tickets list [--closed] | tickets show NUMBER | tickets reply NUMBER --text TEXT | tickets close NUMBER [--sure] [--data DIR | --config FILE]',
    about: `Lists the requests for assistance (--closed: also those that are closed), shows one, answers it, closes it.
Only show tells what the person wrote. An answer is queued as a mail for those who asked for that; of the others it says how they hear of it.
NUMBER is that of the slip; where two slips say the same it is asked which, and --sure is the one kept under that number.`,
    run: async (args) => {
      const { values, positionals } = parse(
        args,
        { text: { type: 'string' }, closed: { type: 'boolean' }, sure: { type: 'boolean' } },
        1,
        2,
      )
      const [verb, number] = positionals
      const data = centralData(values)
      const which = { number: number ?? '', isSure: values.sure === true }
      if (verb === 'list' && number === undefined) await printTickets(data, values.closed === true)
      else if (verb === 'show' && number !== undefined) await printTicket(data, which)
      else if (verb === 'reply' && number !== undefined && values.text !== undefined)
        await replyToTicket(data, which, values.text)
      else if (verb === 'close' && number !== undefined) await closeTicket(data, which)
      else throw new Usage('tickets list, show NUMBER, reply NUMBER --text TEXT, or close NUMBER')
    },
  },
  notice: {
    usage:
      'notice CODE --out FILE.pdf [--language it|en|de|fr|sl] [--roll] | notice --all-open --out FILE.pdf [--duplex] [--data DIR | --config FILE]',
    about: `Draws a notice, by its number or IUV, as PDF; --roll: on a strip of 80 mm, for a printer of rolls.
--all-open: draws all notices that can be paid now into one file; for paper printed on both sides (--duplex) each begins on a front.
Ctrl+C calls it off, and no file is left behind.`,
    run: async (args) => {
      const { values, positionals } = parse(
        args,
        {
          out: { type: 'string' },
          'all-open': { type: 'boolean' },
          duplex: { type: 'boolean' },
          language: { type: 'string' },
          roll: { type: 'boolean' },
        },
        0,
        1,
      )
      if (values.out === undefined) throw new Usage('Say where to write with --out FILE.pdf')
      const [code] = positionals
      const language = languages.find((each) => each === (values.language ?? 'it'))
      if (language === undefined) throw new Usage(`--language is one of ${languages.join(', ')}`)
      const data = centralData(values)
      const order = { out: fromCaller(values.out), fontFolder: FONTS, language }
      if (code !== undefined && values['all-open'] !== true)
        await drawNotice(data, code, { ...order, isForRoll: values.roll === true })
      else if (code === undefined && values['all-open'] === true)
        await drawAllOpen(data, { ...order, isDuplex: values.duplex === true })
      else throw new Usage('notice CODE, or notice --all-open')
    },
  },
  settings: {
    usage: 'settings get [NAME] | settings set NAME VALUE | settings set NAME --file FILE [--data DIR | --config FILE]',
    about: `Reads or writes the municipality's settings. VALUE is JSON, or else taken as text; null takes a setting away.
--file: a file has the value, as for the crest, which is an SVG drawing or a PNG picture.`,
    run: async (args) => {
      const { values, positionals } = parse(args, { file: { type: 'string' } }, 1, 3)
      const [verb, name, value] = positionals
      if (verb === 'set' && name !== undefined && (value === undefined) !== (values.file === undefined)) {
        const parsed = valueOf(value ?? settingInFile(fromCaller(values.file ?? '')))
        const set = await askCentral(
          centralData(values),
          'settings.set',
          parsed === null ? { name } : { name, value: parsed },
        )
        console.log(JSON.stringify(set, inShort, 2))
      } else if (verb === 'get' && value === undefined && values.file === undefined) {
        const all = await askCentral(centralData(values), 'settings.get', {})
        if (name !== undefined && !Object.hasOwn(all.settings, name))
          throw new CommandFailed(4, `There is no setting ${name}`)
        print(name === undefined ? all : all.settings[name])
      } else throw new Usage('settings get [NAME], settings set NAME VALUE, or settings set NAME --file FILE')
    },
  },
  enrol: {
    usage: 'enrol NAME | enrol --again KIOSK [--data DIR | --config FILE]',
    about: `Makes a code with which one kiosk, to be called NAME, may enrol within half an hour.
--again: a code for a kiosk that is there already, by its name or id: it begins a new queue with a new key, and brings along what it
still has to send. The old key is out then.`,
    run: async (args) => {
      const { values, positionals } = parse(args, { again: { type: 'string' } }, 0, 1)
      const [name] = positionals
      if ((name === undefined) === (values.again === undefined)) throw new Usage('enrol NAME, or enrol --again KIOSK')
      print(
        values.again === undefined
          ? await askCentral(centralData(values), 'kiosks.enrol', { name: name ?? '' })
          : await askCentral(centralData(values), 'kiosks.enrol-again', { kiosk: values.again }),
      )
    },
  },
  kiosks: kiosksCommand(centralData, print),
}

const HELP = `Usage: npm run sportello -- COMMAND

${Object.values(commands)
  .map(({ usage, about }) => `  ${usage}\n      ${about}`)
  .join('\n')}

${WHERE}

Exit codes: 0 done · 1 failed · 2 wrong command line or configuration · 3 not running · 4 refused, in whole or in part
`

/** Tells how far it is on the error stream, in one line of a terminal. */
async function drawAllOpen(
  data: string,
  order: Pick<NoticesOrder, 'out' | 'fontFolder' | 'language' | 'isDuplex'>,
): Promise<void> {
  const calledOff = new AbortController()
  const callOff = () => calledOff.abort(new CommandFailed(4, 'Called off: no file was written'))
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, callOff)
  let refused = 0
  try {
    const { notices } = await drawOpenNotices(data, {
      ...order,
      signal: calledOff.signal,
      onProgress: ({ positions, of, notices: drawn }) =>
        process.stderr.write(`${positions} of ${of} positions, ${drawn} notices${process.stderr.isTTY ? '\r' : '\n'}`),
      onRefused: (iupd, reason) => {
        refused += 1
        console.error(`${iupd}: ${reason}`)
      },
    })
    console.log(`${notices} notices`)
  } finally {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.removeListener(name, callOff)
  }
  if (refused > 0) throw new CommandFailed(4, `${refused} notices could not be drawn; the others were`)
}

await main(process.argv.slice(2))

async function main([name, ...args]: readonly string[]): Promise<void> {
  const command = name === undefined ? undefined : Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined || args.includes('--help')) {
    const isHelp = name === undefined || name === '--help' || command !== undefined
    console.log(
      command === undefined ? HELP : `Usage: npm run sportello -- ${command.usage}\n\n${command.about}\n\n${WHERE}`,
    )
    if (!isHelp) console.error(`There is no command ${name}`)
    process.exitCode = isHelp ? 0 : 2
    return
  }
  try {
    await command.run(args)
  } catch (error) {
    const exitCode = exitCodeOf(error)
    process.exitCode = exitCode
    sayWhy(error, exitCode)
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommandFailed) return error.exitCode
  return error instanceof BadCentralConfig ? 2 : kioskExitCode(error)
}

function centralData(values: { readonly data?: string; readonly config?: string }): string {
  return values.config === undefined
    ? sandboxPaths(dataOf(values)).central
    : readCentralConfig(fromCaller(values.config)).data
}

function pidOf(values: { readonly config?: string }, data: string, name: ProcessName): string | undefined {
  return values.config === undefined ? pidFile(data, name) : undefined
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** A drawing or a picture is not repeated to who has just given it. */
function inShort(_name: string, value: unknown): unknown {
  const isLong = typeof value === 'string' && value.length > 500
  return isLong ? `${value.slice(0, 40)}… (${value.length} characters)` : value
}

function print(value: unknown): void {
  console.log(JSON.stringify(value, null, 2))
}
