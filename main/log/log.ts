import { pino, type DestinationStream } from 'pino'

/** Every event the kiosk logs: its level, the only fields it may carry, and what it means. Nothing personal is a field. */
export const logEvents = {
  'kiosk.started': { level: 'info', fields: ['isEnrolled'], meaning: 'The kiosk serves its screens.' },
  'kiosk.stopped': { level: 'info', fields: [], meaning: 'The kiosk was asked to stop and has stopped.' },
  'contract.fault': {
    level: 'error',
    fields: ['faultId', 'reason', 'procedure', 'error', 'at'],
    meaning: 'A call broke the contract or a handler failed; the screen was told the fault id.',
  },
  'background.failed': {
    level: 'error',
    fields: ['what', 'error', 'at'],
    meaning: 'Work that nobody waits for failed.',
  },
  'stranger.refused': { level: 'warn', fields: ['why'], meaning: 'A request that no page of ours makes was refused.' },
  'frame.bad': { level: 'warn', fields: [], meaning: 'A screen sent what no honest page sends; its link was closed.' },
  'central.connected': { level: 'info', fields: [], meaning: 'The centre answers.' },
  'central.lost': { level: 'warn', fields: ['failure'], meaning: 'The centre does not answer, or not as it should.' },
  'sync.fork': {
    level: 'error',
    fields: ['lastSeq'],
    meaning: 'The centre knows another queue for this kiosk: the file was restored or cloned. Pushing has stopped.',
  },
  'sync.gap': {
    level: 'warn',
    fields: ['lastSeq'],
    meaning: 'The centre lacks commands that it had: it was restored. It is told them again.',
  },
  'sync.lost-command': {
    level: 'error',
    fields: ['seq'],
    meaning: 'A command that the centre lacks can no longer be had here: its arguments were blanked.',
  },
  'sync.parked': { level: 'warn', fields: ['seq'], meaning: 'A command waits for a centre that knows it.' },
  'lease.over': {
    level: 'warn',
    fields: [],
    meaning: 'The centre was not heard of for so long that cached personal data are no longer shown.',
  },
  'clock.off': {
    level: 'error',
    fields: ['offsetMs'],
    meaning: 'The clock is off by so much from that of the centre.',
  },
  'enrol.refused': {
    level: 'error',
    fields: ['failure'],
    meaning: 'The code that this kiosk was started with was not taken; it goes on as who it was.',
  },
  'kiosk.revoked': { level: 'error', fields: [], meaning: 'Staff has revoked this kiosk: it is out of service.' },
  'kiosk.erased': {
    level: 'warn',
    fields: ['dropped'],
    meaning: 'The kiosk was revoked, and keeps nothing any more. So many commands were taken by nobody.',
  },
  'sync.resync': { level: 'warn', fields: ['reason'], meaning: 'The cache is made anew from a snapshot.' },
  'sync.snapshot': { level: 'info', fields: ['position'], meaning: 'The cache was made anew from a snapshot.' },
  'sync.differs': {
    level: 'error',
    fields: ['thing', 'ours', 'theirs'],
    meaning: 'The cache is not what the centre says it should be: how many things of a kind, and their digest.',
  },
  'sync.upgrade-required': {
    level: 'error',
    fields: ['minimum', 'maximum'],
    meaning: 'The centre speaks other versions of the conversation; until this program is upgraded nothing is synced.',
  },
  'sync.refused': { level: 'error', fields: ['seq', 'refusal'], meaning: 'The centre refused a command for good.' },
  'file.salvaged': {
    level: 'error',
    fields: ['why', 'pending', 'lost', 'isQueueEnded'],
    meaning:
      'The database was made anew from what could be read of it and of its backup; the damaged one was put aside.',
  },
  'file.room': {
    level: 'warn',
    fields: ['canSave'],
    meaning: 'The disk is full and new visits are refused, or there is room again.',
  },
  'file.backup-failed': { level: 'error', fields: ['code'], meaning: 'The backup of the database was not written.' },
  'print.changed': { level: 'info', fields: ['printId', 'state', 'reason'], meaning: 'A print took a step.' },
  'visit.ended': { level: 'info', fields: ['durationMs'], meaning: 'A visit ended and was wiped.' },
} as const satisfies Record<string, { level: 'info' | 'warn' | 'error'; fields: readonly string[]; meaning: string }>

/** The name of an event. */
export type LogEvent = keyof typeof logEvents

/** Writes one event with its fields; a field that the event does not list is not written. */
export type Log = <Name extends LogEvent>(
  name: Name,
  fields?: Partial<Record<(typeof logEvents)[Name]['fields'][number], string | number | boolean>>,
) => void

/** A log of JSON lines. Standard output is kept for the program's one line of answer, so logs go elsewhere. */
export function createLog(destination: DestinationStream): Log {
  const logger = pino({ base: null }, destination)
  return (name, fields = {}) => {
    const allowed: readonly string[] = logEvents[name].fields
    const kept = Object.fromEntries(Object.entries(fields).filter(([field]) => allowed.includes(field)))
    logger[logEvents[name].level]({ event: name, ...kept })
  }
}

/** What may be logged of an error: its class and where in our code it came from, never its message, which may quote data. */
export function errorFields(error: unknown): { readonly error: string; readonly at: string } {
  if (!(error instanceof Error)) return { error: typeof error, at: '' }
  // The stack begins with the message, and a message may have lines that look like places.
  const frames =
    error.stack
      ?.replace(error.message, () => '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line)) ?? []
  const ours = frames.find((line) => !/node:|node_modules/.test(line)) ?? frames[0] ?? ''
  return { error: error.name, at: /([\w.-]+\.[tj]s:\d+)/.exec(ours)?.[1] ?? '' }
}
