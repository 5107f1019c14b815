import * as z from 'zod'
import { DebtPosition } from '../../main/domain/debt-position.ts'

/** Looks a notice up by its 18-digit number or by its IUV (letters allowed). */
export const FindNoticeRequest = z.strictObject({ code: z.string().regex(/^[0-9A-Za-z]{1,35}$/) })
export type FindNoticeRequest = z.infer<typeof FindNoticeRequest>

/** The position that holds the notice, and which of its options the code names. */
export const FindNoticeResponse = z.discriminatedUnion('found', [
  z.strictObject({ found: z.literal(true), position: DebtPosition, noticeNumber: z.string() }),
  z.strictObject({ found: z.literal(false) }),
])
export type FindNoticeResponse = z.infer<typeof FindNoticeResponse>
