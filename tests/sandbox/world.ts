import { randomUUID } from 'node:crypto'
import { askCentral, CommandFailed } from '../../central/cli.ts'
import { startCheckout } from './checkout.ts'
import { startGpdReceipts } from './gpd-receipts.ts'
import { sandboxPaths, type SandboxFile } from './layout.ts'
import { startMailbox } from './mailbox.ts'
import { paymentNode, type FindPosition } from './payment-node.ts'
import { startSandboxPrinter } from './printer.ts'
import { sandboxKeys } from './processes.ts'
import { startWorldControl } from './world-control.ts'

/** The running simulated outside world. */
export interface RunningWorld {
  readonly close: () => Promise<void>
}

/**
 * Starts the outside world of a sandbox: a printer and a spare one, Checkout with its bank, the receipts of GPD, and a mailbox. The identity provider comes
 * with its flow.
 *
 * Only printouts are on disk. When this process ends, all else it knew is lost: carts that are open (their pages are then not found),
 * payments that a slow bank has not confirmed, receipts that central has not fetched, who paid what (central, which does know, goes
 * on refusing paid notices), and the mails.
 */
export async function startWorld(data: string, sandbox: SandboxFile): Promise<RunningWorld> {
  const { printouts, central } = sandboxPaths(data)
  const { creditor } = sandbox
  const now = () => new Date()
  const node = paymentNode({ now, newId: randomUUID })
  const findPosition = positionsOf(central)
  const printer = await startSandboxPrinter({ printouts, port: sandbox.printerPort, controlPort: sandbox.controlPort })
  const spare = await startSandboxPrinter({
    printouts,
    port: sandbox.sparePrinterPort,
    controlPort: sandbox.spareControlPort,
  })
  const checkout = await startCheckout({
    key: sandboxKeys.checkout,
    creditor,
    node,
    now,
    newId: randomUUID,
    port: sandbox.checkoutPort,
    framePort: sandbox.framePort,
  })
  const receipts = await startGpdReceipts({
    key: sandboxKeys.receipts,
    creditor,
    node,
    findPosition,
    port: sandbox.receiptsPort,
  })
  const mailbox = await startMailbox({ now, smtpPort: sandbox.smtpPort, port: sandbox.mailboxPort })
  const control = await startWorldControl({ checkout, node, findPosition, port: sandbox.worldControlPort })
  const running = [printer, spare, checkout, receipts, mailbox, control]
  return {
    close: async () => {
      await Promise.all(running.map((each) => each.close()))
    },
  }
}

/** Central's own store in the part of GPD's, asked as an operator asks it. */
function positionsOf(centralData: string): FindPosition {
  return async (noticeNumber) => {
    try {
      const found = await askCentral(centralData, 'notice.find', { code: noticeNumber })
      const option = found.position.options.find((each) => each.noticeNumber === noticeNumber)
      if (option === undefined) return undefined
      return {
        creditor: { fiscalCode: found.creditor, name: found.settings.name },
        position: found.position,
        option,
      }
    } catch (error) {
      if (error instanceof CommandFailed && error.exitCode === 4) return undefined
      throw error
    }
  }
}
