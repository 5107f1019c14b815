import type { Device } from '../db/kiosk/stores/device.ts'
import type { AppPorts } from './app-ports.ts'
import { contract } from './contract/contract.ts'
import { TICKET_CODE_BYTES, ticketCodeFrom } from './domain/ticket-code.ts'
import type { PrintFlow } from './flows/print.ts'
import { createFlows } from './flows/flows.ts'
import { notNow } from './flows/visit.ts'
import { createFront, forgetAtEnd, type Life, type LifeParts } from './life.ts'
import { startPrinters } from './printing/printers.ts'
import { createCentralClient } from './sync/central.ts'
import { keepLease } from './sync/lease.ts'
import { startSync, type Sync } from './sync/sync.ts'
import { createDispatcher } from './transport/dispatch.ts'

/** What a kiosk needs that serves its municipality. */
export interface EnrolledParts extends LifeParts, Omit<AppPorts, 'central' | 'enrolmentCode'> {
  readonly centralAddress: AppPorts['central']
  /** The centre says that staff has revoked this kiosk. */
  readonly onRevoked: () => void
}

/** A kiosk that serves its municipality, under this identity. */
export async function startEnrolled(parts: EnrolledParts, device: Device): Promise<Life> {
  const { store, log, now, onFault } = parts
  const { visit, idle } = createFront(parts)
  const central = createCentralClient(parts.centralAddress, device, parts)
  const readSettings = async () => visit.setSettings(await store.ask('readCachedSettings'))
  await readSettings()
  /** The lease is there before the sync that tells of it. */
  const syncing: { current?: Sync } = {}
  const lease = await keepLease({
    ...parts,
    runId: parts.newId(),
    onChange: () => syncing.current?.leaseChanged(),
  })
  const sync = startSync({
    ...parts,
    central,
    lease,
    mayShowCache: lease.isAlive,
    onConnection: visit.setConnection,
    onPulled: readSettings,
  })
  syncing.current = sync

  /** Flow and queues need each other; a print of an earlier run may change before the flow is there, and nobody looks at it. */
  const printFlow: { current?: PrintFlow } = {}
  const prints = await startPrinters({
    printers: parts.printers,
    store: {
      insert: (job) => store.ask('insertPrintJob', job),
      advance: async (id, step) => {
        await store.ask('advancePrintJob', { id, step, commandId: parts.newId() })
        sync.commandQueued()
      },
      unfinished: () => store.ask('unfinishedPrintJobs'),
    },
    now: () => now().getTime(),
    sleep: parts.sleep,
    onChange: (progress) => {
      const { state } = progress.job
      const reason = state.name === 'failed' ? state.reason : state.name === 'unknown' ? state.doubt : ''
      log('print.changed', { printId: progress.job.id, state: state.name, reason })
      printFlow.current?.onPrint(progress)
    },
    onLook: (printers) => {
      visit.setPrinters([...printers])
      printFlow.current?.onLook(printers)
    },
    onFault: (error) => onFault('print', error),
  })
  const flows = createFlows({
    ...parts,
    visit,
    central,
    creditor: device.creditor,
    prints,
    newTicketCode: () => ticketCodeFrom(parts.randomBytes(TICKET_CODE_BYTES)),
    centralAnswered: sync.centralAnswered,
    commandQueued: sync.commandQueued,
    mayShowCache: lease.isAlive,
    onFault,
  })
  printFlow.current = flows.print
  const notHere = () => notNow
  const handlers = {
    ...flows.handlers,
    'device.enrol': notHere,
    'device.ask-code': notHere,
    'device.back': notHere,
  }
  const dispatcher = createDispatcher(contract, handlers, parts.dispatchPorts)
  forgetAtEnd(visit, dispatcher, log)

  return {
    visit,
    dispatcher,
    acted: idle.acted,
    preparePapers: flows.preparePapers,
    close: async () => {
      idle.close()
      await Promise.all([sync.close(), prints.close(), lease.close()])
    },
  }
}
