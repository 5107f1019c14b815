import type { KioskStore } from '../db/kiosk/client.ts'
import type { Device } from '../db/kiosk/stores/device.ts'
import { contract } from './contract/contract.ts'
import type { Link } from './contract/frame.ts'
import type { Fonts } from './documents/fonts.ts'
import type { PrintFlow } from './flows/print.ts'
import { createFlows } from './flows/flows.ts'
import { enrolDevice, type CentralAddress } from './identity/device.ts'
import { errorFields, type Log } from './log/log.ts'
import type { OpenOutsidePage } from './outside-page/outside-page.ts'
import { startPrintQueue } from './printing/print-queue.ts'
import type { Printer } from './printing/printer.ts'
import { createCentralClient } from './sync/central.ts'
import { startSync } from './sync/sync.ts'
import { createDispatcher, type Caller } from './transport/dispatch.ts'
import { serveLink, type ServedLink } from './transport/serve.ts'
import { createVisit, type Visit } from './visit/visit.ts'

/** Everything outside that the kiosk acts on, and the clocks: what a shell, or a test, picks. */
export interface AppPorts {
  readonly store: KioskStore
  readonly central: CentralAddress
  readonly printer: Printer
  readonly fonts: Fonts
  readonly log: Log
  readonly now: () => Date
  /** Milliseconds by a clock that nobody can set. */
  readonly uptimeMs: () => number
  /** Ends early, without throwing, when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  readonly random: () => number
  readonly newId: () => string
  /** What opens pages of others beside ours; undefined while there is no window, and screens show a link instead. */
  readonly outsidePages: () => OpenOutsidePage | undefined
  /** The code with which a kiosk that is not enrolled yet enrols. */
  readonly enrolmentCode?: string
}

/** The running kiosk. */
export interface App {
  /** Serves a screen on a link; the one before it is closed. */
  readonly serve: (link: Link) => void
  /** The municipality's crest as SVG, once it is known. */
  readonly crest: () => string | undefined
  readonly close: () => Promise<void>
}

/** The kiosk has no identity, and got no code that the centre takes. */
export class NotEnrolled extends Error {}

/** The name under which the one printer of this kiosk keeps its prints. */
const PRINTER_NAME = 'default'

/** How often the printer is asked how it is while nobody prints: the home screen speaks of it before anybody makes an effort. */
const PRINTER_LOOK_MS = 2_500

/** How long the outcome of a request is kept on disk: longer than any page waits for an answer. */
const REQUESTS_KEPT_MS = 86_400_000

/** A person at the screen who has not signed in. */
const VISITOR: Caller = { permissions: ['visitor'] }

/** Puts the kiosk together and starts it. Throws `NotEnrolled`. */
export async function createApp(ports: AppPorts): Promise<App> {
  const { store, log, now } = ports
  const device = await enrolledDevice(ports)
  const closing = new AbortController()
  let served: ServedLink | undefined

  const visit = createVisit({
    now,
    newVisitId: ports.newId,
    onScreen: (screen) => served?.tell('screen.changed', screen),
  })
  const central = createCentralClient(ports.central, device, ports)
  const readSettings = async () => visit.setSettings(await store.ask('readCachedSettings'))
  await readSettings()
  const sync = startSync({ ...ports, central, onConnection: visit.setConnection, onPulled: readSettings })

  const onFault = (what: string, error: unknown) => log('background.failed', { what, ...errorFields(error) })
  /** Flow and queue need each other; a print of an earlier run may change before the flow is there, and nobody looks at it. */
  const printFlow: { current?: PrintFlow } = {}
  const prints = await startPrintQueue({
    printerName: PRINTER_NAME,
    printer: ports.printer,
    store: {
      insert: (job) => store.ask('insertPrintJob', job),
      advance: async (id, step) => {
        await store.ask('advancePrintJob', { id, step, commandId: ports.newId() })
        sync.commandQueued()
      },
      unfinished: () => store.ask('unfinishedPrintJobs'),
    },
    now: () => now().getTime(),
    sleep: ports.sleep,
    onChange: (progress) => {
      const { state } = progress.job
      const reason = state.name === 'failed' ? state.reason : state.name === 'unknown' ? state.doubt : ''
      log('print.changed', { printId: progress.job.id, state: state.name, reason })
      printFlow.current?.onPrint(progress)
    },
    onFault: (error) => onFault('print', error),
  })
  const flows = createFlows({
    ...ports,
    visit,
    central,
    creditor: device.creditor,
    prints,
    centralAnswered: sync.centralAnswered,
    onFault,
  })
  printFlow.current = flows.print

  const dispatcher = createDispatcher(contract, flows.handlers, {
    newFaultId: () => ports.newId().slice(0, 8),
    logFault: ({ faultId, reason, procedure, error }) =>
      log('contract.fault', { faultId, reason, procedure, ...(error !== undefined && errorFields(error)) }),
    outcomeOnDisk: (requestId) => store.ask('requestOutcome', requestId),
    keepOutcome: (requestId, outcome) =>
      store.ask('keepRequest', {
        requestId,
        outcome,
        at: now().toISOString(),
        forgetBefore: new Date(now().getTime() - REQUESTS_KEPT_MS).toISOString(),
      }),
  })
  visit.onEnd(({ durationMs }) => {
    dispatcher.forgetAnswers()
    log('visit.ended', { durationMs })
  })
  const watching = watchPrinter(ports, visit, closing.signal).catch((error: unknown) => onFault('watch-printer', error))

  return {
    serve: (link) => {
      served?.close()
      const own = serveLink(link, dispatcher, VISITOR, {
        onClose: () => {
          if (served === own) served = undefined
        },
        onBadFrame: () => log('frame.bad'),
      })
      served = own
    },
    crest: () => visit.settings()?.crest,
    close: async () => {
      closing.abort()
      served?.close()
      await Promise.all([sync.close(), prints.close(), watching])
      await store.close()
      log('kiosk.stopped')
    },
  }
}

async function enrolledDevice(ports: AppPorts): Promise<Device> {
  const device = await ports.store.ask('readDevice')
  if (device !== undefined) return device
  if (ports.enrolmentCode === undefined) {
    throw new NotEnrolled(
      'This kiosk is not enrolled: make a code with "sportello enrol" and start it once with --enrol CODE',
    )
  }
  const enrolled = await enrolDevice(ports.central, ports.store, ports.enrolmentCode)
  if (!enrolled.ok) throw new NotEnrolled(`The centre did not enrol this kiosk: ${enrolled.failure}`)
  return enrolled.value
}

async function watchPrinter(ports: AppPorts, visit: Visit, signal: AbortSignal): Promise<void> {
  for (;;) {
    const status = await ports.printer.status(signal)
    if (signal.aborted) return
    visit.setPrinter(status.name === 'ready' ? 'ready' : status.fault)
    await ports.sleep(PRINTER_LOOK_MS, signal)
  }
}
