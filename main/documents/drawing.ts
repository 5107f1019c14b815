import { noticeDocumentOf } from './notice/notice-of-position.ts'
import { renderNotice } from './notice/notice.ts'
import { renderReceipt } from './receipt/receipt.ts'
import { renderSlip } from './slip/slip.ts'
import { renderTicketSlip } from './slip/ticket-slip.ts'

/** All that papers are drawn with. It and its libraries are loaded for the first paper, not for the first screen. */
export const drawing = { noticeDocumentOf, renderNotice, renderReceipt, renderSlip, renderTicketSlip } as const
