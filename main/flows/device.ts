import type { Device } from '../../db/kiosk/stores/device.ts'
import type { deviceProcedures } from '../contract/device.ts'
import type { Handlers } from '../contract/procedure.ts'
import { stepDevice, type DeviceEvent, type DeviceState, type EnrolFault } from '../domain/device.ts'
import type { Answered, CentralFailure } from '../sync/post-json.ts'
import type { Caller } from '../transport/dispatch.ts'
import type { Visit } from '../visit/visit.ts'
import { done, notNow } from './visit.ts'

/** What the screens of a kiosk that serves nobody need. */
export interface DeviceFlowParts {
  readonly visit: Visit
  readonly enrol: (code: string) => Promise<Answered<Device>>
  readonly onEnrolled: (device: Device) => Promise<void>
  /** Told of errors in work that no call waits for. */
  readonly onFault: (what: string, error: unknown) => void
}

/** The screens of a kiosk that serves nobody. */
export interface DeviceFlow {
  readonly handlers: Handlers<typeof deviceProcedures, Caller>
  /** All that the kiosk kept is gone. */
  readonly erased: () => void
}

/** The screen's word for what became of a code. */
const FAULTS: Readonly<Record<CentralFailure, EnrolFault>> = {
  unreachable: 'unreachable',
  'timed-out': 'unreachable',
  refused: 'bad-code',
  busy: 'too-many',
  'server-error': 'failed',
  unauthorized: 'failed',
  revoked: 'failed',
  'too-large': 'failed',
  'bad-answer': 'failed',
}

/** Asks for a code, and enrols with it, on a visit of which it is the first screen. */
export function createDeviceFlow({ visit, enrol, onEnrolled, onFault }: DeviceFlowParts): DeviceFlow {
  const state = (): DeviceState | undefined => {
    const { scene } = visit.screen()
    return scene.flow === 'device' ? scene.state : undefined
  }
  const advance = (event: DeviceEvent): boolean => {
    const before = state()
    const next = before && stepDevice(before, event)
    if (next === undefined) return false
    visit.show({ flow: 'device', state: next })
    return true
  }
  const ask = async (code: string) => {
    const answer = await enrol(code)
    if (answer.ok) await onEnrolled(answer.value)
    else advance({ name: 'code-failed', fault: FAULTS[answer.failure] })
  }
  return {
    erased: () => void advance({ name: 'erased' }),
    handlers: {
      'device.enrol': ({ code }) => {
        if (!advance({ name: 'code-given' })) return notNow
        ask(code).catch((error: unknown) => {
          advance({ name: 'code-failed', fault: 'failed' })
          onFault('enrolment', error)
        })
        return done
      },
      'device.ask-code': () => (advance({ name: 'enrol-asked' }) ? done : notNow),
      'device.back': () => (advance({ name: 'back' }) ? done : notNow),
    },
  }
}
