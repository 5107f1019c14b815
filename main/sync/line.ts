import type { Log } from '../log/log.ts'
import type { CentralFailure } from './post-json.ts'

/** Whether the centre answers, as the loops find it. */
export interface Line {
  readonly isUp: () => boolean
  /** The centre answered. */
  readonly heard: () => void
  /** It did not, or not with anything that counts. */
  readonly lost: (failure: CentralFailure) => void
}

/** A line that nobody has tried yet; `onConnection` hears each change. */
export function createLine(log: Log, onConnection: (connection: 'online' | 'offline') => void): Line {
  let isUp = false
  return {
    isUp: () => isUp,
    heard: () => {
      if (isUp) return
      isUp = true
      log('central.connected')
      onConnection('online')
    },
    lost: (failure) => {
      if (!isUp) return
      isUp = false
      log('central.lost', { failure })
      onConnection('offline')
    },
  }
}
