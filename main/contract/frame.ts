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

const ReplyFrame = z.strictObject({
  v: z.literal(1),
  kind: z.literal('reply'),
  id: z.int().nonnegative(),
  body: z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value: z.unknown() }),
    z.strictObject({ ok: z.literal(false), refusal: z.string() }),
  ]),
})

const FaultFrame = z.strictObject({
  v: z.literal(1),
  kind: z.literal('fault'),
  id: z.int().nonnegative(),
  /** The only thing a screen learns of a bug: the id under which main logged it. */
  faultId: z.string(),
})

const EventFrame = z.strictObject({
  v: z.literal(1),
  kind: z.literal('event'),
  name: z.string().max(100),
  body: z.unknown(),
})

/** What a screen sends. */
export type CallFrame = z.infer<typeof CallFrame>

/** What main sends. */
export type MainFrame = z.infer<typeof MainFrame>
const MainFrame = z.discriminatedUnion('kind', [ReplyFrame, FaultFrame, EventFrame])

/** Reads a screen's frame; undefined when it is too large, not JSON, or not a call. */
export function parseCallFrame(text: string): CallFrame | undefined {
  return parseFrame(CallFrame, text)
}

/** Reads a frame of main; undefined when it is too large, not JSON, or of no known kind. */
export function parseMainFrame(text: string): MainFrame | undefined {
  return parseFrame(MainFrame, text)
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

function parseFrame<Frame>(schema: z.ZodType<Frame>, text: string): Frame | undefined {
  if (utf8Length(text) > MAX_FRAME_BYTES) return undefined
  try {
    return schema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
