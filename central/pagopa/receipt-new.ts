import * as z from 'zod'
import { NoticeNumber } from '../../main/domain/notice-number.ts'
import type { PaymentReceipt } from '../../main/domain/payment-receipt.ts'
import { definedOf } from '../../main/domain/defined-of.ts'
import {
  Cents,
  CreditorCode,
  Line,
  Optional,
  PaidCents,
  PaymentDay,
  PaymentTime,
  SubjectKind,
} from './receipt-fields.ts'
import type { XmlChildren } from './xml.ts'

const SUBJECT = {
  uniqueIdentifier: { entityUniqueIdentifierType: 'text', entityUniqueIdentifierValue: 'text' },
  fullName: 'text',
} as const

/** What is kept of `paSendRTReq` and `paSendRTV2Request`: the first has a part of the second's elements, in the same places. */
export const NEW_RECEIPT_SHAPE = {
  idPA: 'text',
  receipt: {
    receiptId: 'text',
    noticeNumber: 'text',
    fiscalCode: 'text',
    outcome: 'text',
    creditorReferenceId: 'text',
    paymentAmount: 'text',
    description: 'text',
    companyName: 'text',
    officeName: 'text',
    debtor: SUBJECT,
    transferList: {
      transfer: [
        { transferAmount: 'text', fiscalCodePA: 'text', companyName: 'text', remittanceInformation: 'text' },
      ] as const,
    },
    idPSP: 'text',
    pspFiscalCode: 'text',
    PSPCompanyName: 'text',
    idChannel: 'text',
    payer: SUBJECT,
    paymentMethod: 'text',
    paymentNote: 'text',
    fee: 'text',
    paymentDateTime: 'text',
    applicationDate: 'text',
    transferDate: 'text',
    standIn: 'text',
  },
} as const satisfies XmlChildren

/** What says whether anything was paid at all; the rest matters only then. */
export const NewOutcome = z
  .object({ receipt: z.object({ outcome: z.string() }) })
  .transform(({ receipt }) => receipt.outcome.trim() === 'OK')

const Subject = z
  .object({
    uniqueIdentifier: z.object({
      entityUniqueIdentifierType: SubjectKind,
      entityUniqueIdentifierValue: Line(35),
    }),
    fullName: Line(70),
  })
  .transform(({ uniqueIdentifier, fullName }) => ({
    kind: uniqueIdentifier.entityUniqueIdentifierType,
    fiscalCode: uniqueIdentifier.entityUniqueIdentifierValue,
    name: fullName,
  }))

const Transfer = z.object({
  transferAmount: PaidCents,
  fiscalCodePA: Line(35),
  companyName: Optional(Line(140)),
  remittanceInformation: Line(140),
})

const Receipt = z
  .object({
    receiptId: Line(70),
    noticeNumber: z.string().trim().pipe(NoticeNumber),
    fiscalCode: CreditorCode,
    creditorReferenceId: Line(35),
    paymentAmount: PaidCents,
    description: Line(140),
    companyName: Line(140),
    officeName: Optional(Line(140)),
    debtor: Subject,
    transferList: z.object({ transfer: z.array(Transfer).min(1).max(5) }),
    idPSP: Line(35),
    pspFiscalCode: Optional(Line(70)),
    PSPCompanyName: Line(70),
    idChannel: Optional(Line(35)),
    payer: Subject.optional(),
    paymentMethod: Optional(Line(35)),
    paymentNote: Optional(Line(210)),
    fee: Optional(Cents),
    paymentDateTime: Optional(PaymentTime),
    applicationDate: Optional(PaymentDay),
    transferDate: Optional(PaymentDay),
    standIn: Optional(z.enum(['true', 'false', '1', '0'])),
  })
  .transform((receipt, context) => {
    const paidAt = receipt.paymentDateTime ?? receipt.applicationDate ?? receipt.transferDate
    if (paidAt !== undefined) return { ...receipt, paidAt }
    context.addIssue({ code: 'custom', message: 'no date at all', path: ['paymentDateTime'] })
    return z.NEVER
  })

/** Reads the content of `paSendRTReq` or `paSendRTV2Request`. Source: pagoPA paForNode.xsd `ctReceipt`, `ctReceiptV2`. */
export const NewReceipt = z
  .object({ idPA: Line(35), receipt: Receipt })
  .transform(({ idPA, receipt }): { readonly receipt: PaymentReceipt; readonly stationCreditor: string } => ({
    stationCreditor: idPA,
    receipt: {
      receiptId: receipt.receiptId,
      noticeNumber: receipt.noticeNumber,
      iuv: receipt.creditorReferenceId,
      creditor: {
        fiscalCode: receipt.fiscalCode,
        name: receipt.companyName,
        ...definedOf({ officeName: receipt.officeName }),
      },
      amountCents: receipt.paymentAmount,
      description: receipt.description,
      debtor: receipt.debtor,
      transfers: receipt.transferList.transfer.map((transfer) => ({
        amountCents: transfer.transferAmount,
        creditorCode: transfer.fiscalCodePA,
        remittanceInformation: transfer.remittanceInformation,
        ...definedOf({ creditorName: transfer.companyName }),
      })),
      psp: {
        id: receipt.idPSP,
        name: receipt.PSPCompanyName,
        ...definedOf({ fiscalCode: receipt.pspFiscalCode, channel: receipt.idChannel }),
      },
      ...definedOf({
        payer: receipt.payer,
        paymentMethod: receipt.paymentMethod,
        paymentNote: receipt.paymentNote,
        feeCents: receipt.fee,
      }),
      paidAt: receipt.paidAt,
      isStandIn: receipt.standIn === 'true' || receipt.standIn === '1',
    },
  }))
