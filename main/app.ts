import type { KioskStore } from '../db/kiosk/client.ts'
import type { Device } from '../db/kiosk/stores/device.ts'
import { contract, showsPresence } from './contract/contract.ts'
import type { Link } from './contract/frame.ts'
import type { Fonts } from './documents/fonts.ts'
import type { PrintFlow } from './flows/print.ts'
import { TICKET_CODE_BYTES, ticketCodeFrom } from './domain/ticket-code.ts'
import { createFlows } from './flows/flows.ts'
import { enrolDevice, type CentralAddress } from './identity/device.ts'
import { errorFields, type Log } from './log/log.ts'
import type { OpenOutsidePage } from './outside-page/outside-page.ts'
import { startPrinters, type ConfiguredPrinter } from './printing/printers.ts'
import { createCentralClient } from './sync/central.ts'
import { startSync } from './sync/sync.ts'
import { createDispatcher, type Caller, type Dispatcher } from './transport/dispatch.ts'
import { serveLink, type ServedLink } from './transport/serve.ts'
import { watchIdle } from './visit/idle.ts'
import { createVisit } from './visit/visit.ts'

/** Everything outside that the kiosk acts on, and the clocks: what a shell, or a test, picks. */
export interface AppPorts {
  readonly store: KioskStore
  readonly central: CentralAddress
  /** The default one first. */
  readonly printers: readonly ConfiguredPrinter[]
  /** The fonts of papers, parsed when they are first asked for. */
  readonly fonts: () => Promise<Fonts>
  readonly log: Log
  readonly now: () => Date
  /** Milliseconds by a clock that nobody can set. */
  readonly uptimeMs: () => number
  /** Ends early, without throwing, when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  /** Runs once, so much later; returns what takes it back. */
  readonly after: (delayMs: number, run: () => void) => () => void
  readonly random: () => number
  readonly newId: () => string
  /** So many bytes that nobody can guess. */
  readonly randomBytes: (count: number) => Uint8Array
  /** What opens pages of others beside ours; undefined while there is no window, and screens show a link instead. */
  readonly outsidePages: () => OpenOutsidePage | undefined
  readonly screenWidthMm?: number | undefined
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

/** How long the outcome of a request is kept on disk: longer than any page waits for an answer. */
const REQUESTS_KEPT_MS = 86_400_000

/** How long after a page has come the making ready of papers waits: the first screen comes first. */
const PREPARE_PAPERS_MS = 2_000

/** A person at the screen who has not signed in. */
const VISITOR: Caller = { permissions: ['visitor'] }

/** Puts the kiosk together and starts it. Throws `NotEnrolled`. */
export async function createApp(ports: AppPorts): Promise<App> {
  const { store, log, now } = ports
  const device = await enrolledDevice(ports)
  const closing = new AbortController()
  let served: ServedLink | undefined
  let preparing: Promise<void> | undefined

  const visit = createVisit({
    now,
    newVisitId: ports.newId,
    screenWidthMm: ports.screenWidthMm,
    onScreen: (screen) => {
      tellScreen()
      idle.hear(screen)
    },
  })
  // Changes that follow one another at once are one screen to the page, which it draws once.
  let isTelling = false
  const tellScreen = () => {
    if (isTelling) return
    isTelling = true
    queueMicrotask(() => {
      isTelling = false
      try {
        served?.tell('screen.changed', visit.screen())
      } catch (error) {
        onFault('screen', error)
      }
    })
  }
  const onFault = (what: string, error: unknown) => log('background.failed', { what, ...errorFields(error) })
  const idle = watchIdle({
    ...ports,
    visit,
    isLarge: () => visit.screen().look.isLarge,
    onFault: (error) => onFault('idle', error),
  })
  const central = createCentralClient(ports.central, device, ports)
  const readSettings = async () => visit.setSettings(await store.ask('readCachedSettings'))
  await readSettings()
  const sync = startSync({ ...ports, central, onConnection: visit.setConnection, onPulled: readSettings })

  /** Flow and queues need each other; a print of an earlier run may change before the flow is there, and nobody looks at it. */
  const printFlow: { current?: PrintFlow } = {}
  const prints = await startPrinters({
    printers: ports.printers,
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
    onLook: (printers) => {
      visit.setPrinters([...printers])
      printFlow.current?.onLook(printers)
    },
    onFault: (error) => onFault('print', error),
  })
  const flows = createFlows({
    ...ports,
    visit,
    central,
    creditor: device.creditor,
    prints,
    newTicketCode: () => ticketCodeFrom(ports.randomBytes(TICKET_CODE_BYTES)),
    centralAnswered: sync.centralAnswered,
    commandQueued: sync.commandQueued,
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
  const heard: Dispatcher = {
    ...dispatcher,
    dispatch: (call, caller) => {
      if (showsPresence(call.name)) idle.acted()
      return dispatcher.dispatch(call, caller)
    },
  }
  visit.onEnd(({ durationMs }) => {
    dispatcher.forgetAnswers()
    log('visit.ended', { durationMs })
  })

  return {
    serve: (link) => {
      served?.close()
      const own = serveLink(link, heard, VISITOR, {
        onClose: () => {
          if (served === own) served = undefined
        },
        onBadFrame: () => log('frame.bad'),
      })
      served = own
      preparing ??= ports
        .sleep(PREPARE_PAPERS_MS, closing.signal)
        .then(() => (closing.signal.aborted ? undefined : flows.preparePapers()))
        .catch((error: unknown) => onFault('prepare-papers', error))
    },
    crest: () => visit.settings()?.crest,
    close: async () => {
      closing.abort()
      idle.close()
      served?.close()
      await Promise.all([sync.close(), prints.close(), preparing])
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
