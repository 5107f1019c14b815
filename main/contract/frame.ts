import * as z from 'zod'

/** The largest frame, in UTF-8 bytes, that either side accepts. The largest honest one (a screen with a QR) has 4 kB. */
export const MAX_FRAME_BYTES = 65_536

/** What a frame has around its body at most. */
const ENVELOPE_BYTES = 256

/** The empty text, which is no frame: by it the ends of a line that cannot be closed (Electron's) tell each other that it is over. */
export const HANG_UP = ''

/** A line to the other side that carries text frames, whatever the transport. */
export interface Link {
  send(text: string): void
  /** The listener that hears each arriving frame; a link has one. */
  onMessage(listener: (text: string) => void): void
  /** Called once when the link is gone, for whatever reason. */
  onClose(listener: () => void): void
  close(): void
}

const CallFrame = z.strictObject({
  v: z.literal(1),
  kind: z.literal('call'),
  id: z.int().nonnegative(),
  name: z.string().max(100),
  requestId: z.uuid().optional(),
  body: z.unknown(),
})

/** What a screen sends. */
export type CallFrame = z.infer<typeof CallFrame>

/** What main sends. The only thing a screen learns of a bug is the `faultId` under which main logged it. */
export type MainFrame =
  | {
      readonly v: 1
      readonly kind: 'reply'
      readonly id: number
      readonly body: { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly refusal: string }
    }
  | { readonly v: 1; readonly kind: 'fault'; readonly id: number; readonly faultId: string }
  | { readonly v: 1; readonly kind: 'event'; readonly name: string; readonly body: unknown }

const MAIN_KINDS: readonly unknown[] = ['reply', 'fault', 'event'] satisfies readonly MainFrame['kind'][]

/** Reads a screen's frame; undefined when it is too large, not JSON, or not a call. */
export function parseCallFrame(text: string): CallFrame | undefined {
  return CallFrame.safeParse(jsonOf(text)).data
}

/**
 * Reads a frame of main; undefined when it is too large, not JSON, or of no known kind. Screens trust main with the rest, which keeps
 * the schemas, and all that is behind them, out of the page.
 */
export function parseMainFrame(text: string): MainFrame | undefined {
  const frame = jsonOf(text) as Partial<MainFrame> | null | undefined
  return frame?.v === 1 && MAIN_KINDS.includes(frame.kind) ? (frame as MainFrame) : undefined
}

/** Writes a frame as the text that travels. */
export function frameText(frame: CallFrame | MainFrame): string {
  return JSON.stringify(frame)
}

/** Whether a body can travel: it is JSON, and with a frame around it not too large. */
export function fitsFrame(body: unknown): boolean {
  try {
    return utf8Length(JSON.stringify(body)) <= MAX_FRAME_BYTES - ENVELOPE_BYTES
  } catch {
    return false
  }
}

/** Length in UTF-8 bytes, without the encoder that a pure folder does not know. */
export function utf8Length(text: string): number {
  let bytes = text.length
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code > 0x7f) bytes += 1
    if (code > 0x7ff && (code < 0xd800 || code > 0xdfff)) bytes += 1
  }
  return bytes
}

function jsonOf(text: string): unknown {
  if (utf8Length(text) > MAX_FRAME_BYTES) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
