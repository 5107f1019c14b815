import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { CommandFailed } from '../central/cli.ts'
import { readFonts } from '../central/read-fonts.ts'
import type { PrinterConfig } from '../main/config.ts'
import { renderTestPage } from '../main/documents/test-page/test-page.ts'
import { languages } from '../main/domain/visit.ts'
import { configuredPrinter } from '../main/printing/printers.ts'
import { testPrint } from '../main/printing/test-print.ts'
import { parse, type Command } from './command-line.ts'
import { Usage } from './usage.ts'
import { FONTS } from './renderer.ts'

/** How long a sheet may take: printers that sleep wake up first. */
const PATIENCE_MS = 60_000

/** The command that prints a page with which somebody sees whether a kiosk's printers are good enough. */
export function testPrintCommand(
  printersOf: (values: { readonly data?: string; readonly config?: string }) => readonly PrinterConfig[],
): Command {
  return {
    usage: 'test-print [PRINTER] [--language it|en|de|fr|sl] [--data DIR | --config KIOSK.json]',
    about: `Prints a test page on each printer of a kiosk, or on one of them: its scale, codes, letters, greys and edges. It asks for no payment.
Says of each whether the sheet came out, and why not.`,
    run: async (args) => {
      const { values, positionals } = parse(args, { language: { type: 'string' } }, 0, 1)
      const language = languages.find((each) => each === (values.language ?? 'it'))
      if (language === undefined) throw new Usage(`--language is one of ${languages.join(', ')}`)
      const all = printersOf(values)
      const wanted = all.filter(({ name }) => positionals[0] === undefined || name === positionals[0])
      if (wanted.length === 0) throw new Usage(`PRINTER is one of ${all.map(({ name }) => name).join(', ')}`)
      const fonts = readFonts(FONTS)
      const parts = {
        draw: (printer: string) => renderTestPage({ printer, language, producedAt: new Date().toISOString() }, fonts),
        newTitle: () => `Sportello test ${randomUUID()}`,
        sleep: async (ms: number, signal: AbortSignal) => {
          await delay(ms, undefined, { signal }).catch(() => undefined)
        },
      }
      let failures = 0
      for (const printer of wanted) {
        const done = await testPrint(configuredPrinter(printer), parts, AbortSignal.timeout(PATIENCE_MS))
        console.log(`${done.printer}: ${done.isPrinted ? 'the sheet is out' : `no sheet (${done.why})`}`)
        if (!done.isPrinted) failures += 1
      }
      if (failures > 0) throw new CommandFailed(4, `${failures} of ${wanted.length} printers gave no sheet`)
    },
  }
}
