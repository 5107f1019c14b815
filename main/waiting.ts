import type { Device } from '../db/kiosk/stores/device.ts'
import { waitingContract } from './contract/contract.ts'
import type { Scene } from './contract/screen.ts'
import type { DeviceState } from './domain/device.ts'
import { createDeviceFlow } from './flows/device.ts'
import { notNow, visitHandlers } from './flows/visit.ts'
import { createFront, forgetAtEnd, type Life, type LifeParts } from './life.ts'
import type { Answered } from './sync/post-json.ts'
import { createDispatcher } from './transport/dispatch.ts'

/** What a kiosk that serves nobody needs. */
export interface WaitingParts extends LifeParts {
  readonly enrol: (code: string) => Promise<Answered<Device>>
  readonly onEnrolled: (device: Device) => Promise<void>
}

/** A kiosk that serves nobody. */
export interface Waiting extends Life {
  /** All that the kiosk kept is gone: it may be enrolled anew. */
  readonly erased: () => void
}

/** Starts a kiosk that waits for a code, or is out of service. */
export function startWaiting(parts: WaitingParts, state: DeviceState): Waiting {
  // Whatever ends a visit here leaves the kiosk as it is.
  let scene: Scene = { flow: 'device', state }
  const onScreen: LifeParts['onScreen'] = (screen) => {
    scene = screen.scene
    parts.onScreen(screen)
  }
  const { visit, idle } = createFront({ ...parts, onScreen }, () => scene)
  // Nothing is said of a line that nobody uses.
  visit.setConnection({ name: 'online' })
  const device = createDeviceFlow({ ...parts, visit })
  const handlers = { ...visitHandlers(visit), ...device.handlers, 'scan.read': () => notNow }
  const dispatcher = createDispatcher(waitingContract, handlers, parts.dispatchPorts)
  forgetAtEnd(visit, dispatcher, parts.log)
  return {
    visit,
    dispatcher,
    erased: device.erased,
    acted: idle.acted,
    preparePapers: () => Promise.resolve(),
    close: () => {
      idle.close()
      return Promise.resolve()
    },
  }
}
