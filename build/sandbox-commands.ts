import { CommandFailed } from '../central/cli.ts'
import { isNoticeNumber, normalizeCode, noticeNumberFromIuv } from '../main/domain/notice-number.ts'
import { checkoutFailures } from '../tests/sandbox/checkout.ts'
import { sandboxPrinterStates } from '../tests/sandbox/printer.ts'
import { pidFile } from '../tests/sandbox/processes.ts'
import { startWorld } from '../tests/sandbox/world.ts'
import { dataOf, parse, sandboxOf, type Command } from './command-line.ts'
import { serve } from './serve.ts'
import { Usage } from './usage.ts'

/** The commands that only a sandbox knows: its outside world, and what people can make happen there. */
export const sandboxCommands: Readonly<Record<string, Command>> = {
  sandbox: {
    usage: 'sandbox [--data DIR]',
    about:
      'Serves the simulated outside world of a sandbox: printer, Checkout, receipts, mailbox. All but printouts is in memory.',
    run: async (args) => {
      const { values } = parse(args, {})
      const data = dataOf(values)
      await serve(pidFile(data, 'sandbox'), async () => {
        const world = await startWorld(data, sandboxOf(data))
        return { ready: {}, close: world.close }
      })
    },
  },
  printer: {
    usage: `printer ${sandboxPrinterStates.join('|')} [--spare] [--data DIR]`,
    about: 'Puts the printer of a sandbox, or the spare one beside it, into a state, to see what people see then.',
    run: async (args) => {
      const { values, positionals } = parse(args, { spare: { type: 'boolean' } }, 1)
      const { controlPort, spareControlPort } = sandboxOf(dataOf(values))
      const { ok } = await steer(values.spare === true ? spareControlPort : controlPort, 'state', {
        state: positionals[0],
      })
      if (!ok) throw new Usage(`A printer is one of ${sandboxPrinterStates.join(', ')}`)
    },
  },
  bank: {
    usage: 'bank CODE [--amount CENTS] [--data DIR]',
    about:
      'Pays a notice of a sandbox, by its number or IUV, at a simulated bank: a receipt comes that no kiosk began.',
    run: async (args) => {
      const { values, positionals } = parse(args, { amount: { type: 'string' } }, 1)
      const code = normalizeCode(positionals[0] ?? '')
      const noticeNumber = isNoticeNumber(code) ? code : noticeNumberFromIuv(code)
      if (noticeNumber === undefined) throw new Usage('CODE is a notice number of 18 digits, or an IUV of 17')
      const amountCents = values.amount === undefined ? undefined : Number(values.amount)
      if (amountCents !== undefined && !(Number.isSafeInteger(amountCents) && amountCents > 0))
        throw new Usage('CENTS is a whole number, 1 or more')
      const answer = await steer(sandboxOf(dataOf(values)).worldControlPort, 'pay-at-bank', {
        noticeNumber,
        amountCents,
      })
      if (answer.ok) return
      const { error } = (await answer.json()) as { error: string }
      throw new CommandFailed(answer.status === 503 ? 3 : 4, error)
    },
  },
  checkout: {
    usage: `checkout ok|${checkoutFailures.join('|')} [--data DIR]`,
    about: 'Makes the Checkout of a sandbox answer every new payment with that failure, until it is ok again.',
    run: async (args) => {
      const { values, positionals } = parse(args, {}, 1)
      const failure = checkoutFailures.find((each) => String(each) === positionals[0])
      if (failure === undefined && positionals[0] !== 'ok')
        throw new Usage(`Checkout is one of ok, ${checkoutFailures.join(', ')}`)
      await steer(sandboxOf(dataOf(values)).worldControlPort, 'control', { fail: failure ?? null })
    },
  },
}

/** Tells one of the sandbox's control servers something. */
async function steer(port: number, path: string, body: object): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new CommandFailed(3, 'The sandbox is not running')
  })
}
