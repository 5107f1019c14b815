import { noticeDocumentOf } from './notice-of-position.ts'
import { renderNotice } from './notice.ts'
import { renderReceipt } from './receipt.ts'
import { renderSlip } from './slip.ts'
import { renderTicketSlip } from './ticket-slip.ts'

/** All that papers are drawn with. It and its libraries are loaded for the first paper, not for the first screen. */
export const drawing = { noticeDocumentOf, renderNotice, renderReceipt, renderSlip, renderTicketSlip } as const
