import type { Device } from '../db/kiosk/stores/device.ts'
import type { Standing } from '../db/kiosk/stores/standing.ts'
import type { AppPorts } from './app-ports.ts'
import { showsPresence } from './contract/contract.ts'
import type { Link } from './contract/frame.ts'
import { notEnrolled, type DeviceState } from './domain/device.ts'
import { startEnrolled } from './enrolled.ts'
import { enrolDevice, tokenSource } from './identity/device.ts'
import { faultLog, type Life, type LifeParts } from './life.ts'
import { logFileNews } from './log/file-news.ts'
import { errorFields } from './log/log.ts'
import { createCentralClient } from './sync/central.ts'
import { retire } from './sync/retire.ts'
import type { Caller, Dispatcher } from './transport/dispatch.ts'
import { serveLink, type ServedLink } from './transport/serve.ts'
import { checkAtNight } from './visit/night-check.ts'
import { startWaiting } from './waiting.ts'

/** The running kiosk. */
export interface App {
  /** Whether it serves a municipality. */
  readonly isEnrolled: () => boolean
  /** Serves a screen on a link; the one before it is closed. */
  readonly serve: (link: Link) => void
  /** The municipality's crest as it is set, once it is known. */
  readonly crest: () => string | undefined
  readonly close: () => Promise<void>
}

/** The kiosk has no identity, and the code that it was started with was refused. */
export class NotEnrolled extends Error {}

const DAY_MS = 86_400_000

/** How long the outcome of a request is kept on disk: longer than any page waits for an answer. */
const REQUESTS_KEPT_MS = DAY_MS

/** How long settled prints are kept: longer than any visit in which one may be printed again. */
const PRINTS_KEPT_DAYS = 1

/** How long it is kept that the centre has decided a command: longer than any backup of the centre is old. */
const DECISIONS_KEPT_DAYS = 90

/** How long after a page has come the making ready of papers waits: the first screen comes first. */
const PREPARE_PAPERS_MS = 2_000

/** A person at the screen who has not signed in. */
const VISITOR: Caller = { permissions: ['visitor'] }

/**
 * Puts the kiosk together and starts it: it serves its municipality, or asks for the code with which it enrols, or ends what was begun
 * when it was revoked. Throws `NotEnrolled` for a code of the command line that the centre does not take.
 */
export async function createApp(ports: AppPorts): Promise<App> {
  const { store, log, now } = ports
  const closing = new AbortController()
  const onFault = faultLog(log)
  let life: Life | undefined
  let canSave = true
  let served: ServedLink | undefined
  let preparing: Promise<void> | undefined
  let ending: Promise<void> | undefined
  let revision = 0
  const nextRevision = () => ++revision

  // Changes that follow one another at once are one screen to the page, which draws it once.
  let isTelling = false
  const tellScreen = () => {
    if (isTelling) return
    isTelling = true
    queueMicrotask(() => {
      isTelling = false
      try {
        if (life !== undefined) served?.tell('screen.changed', life.visit.screen())
      } catch (error) {
        onFault('screen', error)
      }
    })
  }
  store.onNews((news) => {
    logFileNews(log, news)
    if (news.name !== 'room') return
    canSave = news.canSave
    life?.visit.setCanSave(canSave)
  })
  const lifeParts = (): LifeParts => ({
    ...ports,
    nextRevision,
    onScreen: tellScreen,
    onFault,
    dispatchPorts: {
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
    },
  })
  /** Begins a life in the place of the one before, whose screen is gone from then on. */
  const live = async <Next extends Life>(next: Next): Promise<Next> => {
    const before = life
    life = next
    next.visit.setCanSave(canSave)
    // Once more, so that it is newer than any screen of the life before.
    next.visit.show(next.visit.screen().scene)
    await before?.close()
    return next
  }
  const serveTown = async (device: Device) => {
    const onRevoked = () => {
      ending ??= leave(device).catch((error: unknown) => onFault('retire', error))
    }
    await live(await startEnrolled({ ...ports, ...lifeParts(), centralAddress: ports.central, onRevoked }, device))
  }
  const wait = (state: DeviceState) =>
    live(
      startWaiting(
        {
          ...lifeParts(),
          enrol: (code) => enrolDevice(ports.central, store, code),
          onEnrolled: async (device) => {
            ending = undefined
            await serveTown(device)
          },
        },
        state,
      ),
    )
  /** Takes the kiosk out of service, for good: at once for people, and then for what it keeps. */
  async function leave(device: Device | undefined): Promise<void> {
    log('kiosk.revoked')
    try {
      life?.visit.end()
    } catch (error) {
      onFault('visit', error)
    }
    const out = await wait({ name: 'out-of-service', isErased: false })
    const central = device && createCentralClient(ports.central, device, ports)
    if (await retire({ ...ports, central }, closing.signal)) out.erased()
  }

  const forget = async () => {
    const daysAgo = (days: number) => new Date(now().getTime() - days * DAY_MS).toISOString()
    await store.ask('forgetPrintJobs', daysAgo(PRINTS_KEPT_DAYS))
    await store.ask('forgetDecided', daysAgo(DECISIONS_KEPT_DAYS))
  }
  const lookAfterFile = () => {
    for (const work of [forget, store.check]) work().catch((error: unknown) => onFault('check', error))
  }

  const standing = await store.ask('readStanding')
  const known = await store.ask('readDevice')
  if (standing === 'revoked' || standing === 'erasing')
    ending = leave(known).catch((error: unknown) => onFault('retire', error))
  else {
    const device = await enrolledDevice(ports, known, standing, closing.signal)
    if (device !== undefined) await serveTown(device)
    else if (standing === 'erased') await wait({ name: 'out-of-service', isErased: true })
    else await wait(notEnrolled)
  }

  const stopChecks = checkAtNight({
    now,
    after: ports.after,
    isSomebodyThere: () => life?.visit.screen().visitBeganAt != null,
    check: lookAfterFile,
  })

  const heard: Dispatcher = {
    dispatch: (call, caller) => {
      if (life === undefined) throw new Error('A call before there is anybody to answer it')
      if (showsPresence(call.name)) life.acted()
      return life.dispatcher.dispatch(call, callerNow(caller, life.visit.screen().person !== null))
    },
    forgetAnswers: () => life?.dispatcher.forgetAnswers(),
  }

  return {
    isEnrolled: () => life !== undefined && life.visit.screen().scene.flow !== 'device',
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
        .then(() => (closing.signal.aborted ? undefined : life?.preparePapers()))
        .catch((error: unknown) => onFault('prepare-papers', error))
    },
    crest: () => life?.visit.settings()?.crest,
    close: async () => {
      closing.abort()
      stopChecks()
      served?.close()
      await Promise.all([ending, preparing])
      await life?.close()
      await store.close()
      log('kiosk.stopped')
    },
  }
}

/** Who has signed in may do more, until the visit ends. */
function callerNow(caller: Caller, hasSignedIn: boolean): Caller {
  return hasSignedIn ? { ...caller, permissions: [...caller.permissions, 'signed-in'] } : caller
}

/**
 * Who this kiosk is: as it knows, or as the code says that it was started with; undefined when nobody has said. A code is for a kiosk that
 * is nobody, that its centre takes for a copy, or that its centre does not know, as when that was restored to before the enrolment.
 */
async function enrolledDevice(
  ports: AppPorts,
  known: Device | undefined,
  standing: Standing | undefined,
  signal: AbortSignal,
): Promise<Device | undefined> {
  const { enrolmentCode } = ports
  if (enrolmentCode === undefined) return known
  if (known !== undefined && standing !== 'forked') {
    const token = await tokenSource(ports.central, known, ports).token(signal)
    if (token.ok || token.failure !== 'unauthorized') return known
  }
  const enrolled = await enrolDevice(ports.central, ports.store, enrolmentCode, known)
  if (enrolled.ok) return enrolled.value
  if (known === undefined) throw new NotEnrolled(`The centre did not enrol this kiosk: ${enrolled.failure}`)
  // It serves from what it keeps, as it would without a code.
  ports.log('enrol.refused', { failure: enrolled.failure })
  return known
}
