import * as z from 'zod'
import type { PaymentReceipt } from '../../main/domain/payment-receipt.ts'
import { definedOf } from '../../main/domain/defined-of.ts'
import { Cents, CreditorCode, Line, Optional, PaidCents, PaymentDay, SubjectKind } from './receipt-fields.ts'
import type { XmlChildren } from './xml.ts'

const CODE = { tipoIdentificativoUnivoco: 'text', codiceIdentificativoUnivoco: 'text' } as const

/** What is kept of the older `RT`. */
export const OLD_RECEIPT_SHAPE = {
  dominio: { identificativoDominio: 'text' },
  istitutoAttestante: { identificativoUnivocoAttestante: CODE, denominazioneAttestante: 'text' },
  enteBeneficiario: { denominazioneBeneficiario: 'text', denomUnitOperBeneficiario: 'text' },
  soggettoVersante: { identificativoUnivocoVersante: CODE, anagraficaVersante: 'text' },
  soggettoPagatore: { identificativoUnivocoPagatore: CODE, anagraficaPagatore: 'text' },
  datiPagamento: {
    codiceEsitoPagamento: 'text',
    importoTotalePagato: 'text',
    identificativoUnivocoVersamento: 'text',
    datiSingoloPagamento: [
      {
        singoloImportoPagato: 'text',
        dataEsitoSingoloPagamento: 'text',
        identificativoUnivocoRiscossione: 'text',
        causaleVersamento: 'text',
        commissioniApplicatePSP: 'text',
      },
    ] as const,
  },
} as const satisfies XmlChildren

/** Only 0 (paid) and 2 (paid in part) are proofs of a payment. */
export const OldOutcome = z
  .object({ datiPagamento: z.object({ codiceEsitoPagamento: z.string() }) })
  .transform(({ datiPagamento }) => ['0', '2'].includes(datiPagamento.codiceEsitoPagamento.trim()))

const Code = z.object({ tipoIdentificativoUnivoco: SubjectKind, codiceIdentificativoUnivoco: Line(35) })

const Single = z.object({
  singoloImportoPagato: Cents,
  dataEsitoSingoloPagamento: PaymentDay,
  identificativoUnivocoRiscossione: Line(35),
  causaleVersamento: Line(140),
  commissioniApplicatePSP: Optional(Cents),
})

const Payment = z
  .object({
    importoTotalePagato: PaidCents,
    identificativoUnivocoVersamento: Line(35),
    datiSingoloPagamento: z.array(Single).max(5).default([]),
  })
  .transform((payment, context) => {
    // Of a payment in part, what was not paid is there with an amount of 0.00.
    const paid = payment.datiSingoloPagamento.filter(({ singoloImportoPagato }) => singoloImportoPagato > 0)
    const [first] = paid
    if (first !== undefined) return { ...payment, paid, first }
    context.addIssue({ code: 'custom', message: 'nothing paid', path: ['datiSingoloPagamento'] })
    return z.NEVER
  })

/**
 * Reads the content of the older `RT`. It knows neither notice number nor time, and each of its payments has an IUR of its own: the
 * first names the receipt. Source: pagoPA PagInf_RPT_RT_6_2_0.xsd `ctRicevutaTelematica`.
 */
export const OldReceipt = z
  .object({
    dominio: z.object({ identificativoDominio: CreditorCode }),
    istitutoAttestante: z.object({
      identificativoUnivocoAttestante: z.object({ codiceIdentificativoUnivoco: Line(35) }),
      denominazioneAttestante: Line(70),
    }),
    enteBeneficiario: z.object({
      denominazioneBeneficiario: Line(140),
      denomUnitOperBeneficiario: Optional(Line(140)),
    }),
    soggettoVersante: z.object({ identificativoUnivocoVersante: Code, anagraficaVersante: Line(70) }).optional(),
    soggettoPagatore: z.object({ identificativoUnivocoPagatore: Code, anagraficaPagatore: Line(70) }),
    datiPagamento: Payment,
  })
  .transform((old): { readonly receipt: PaymentReceipt; readonly stationCreditor: string } => {
    const { soggettoVersante: payer, soggettoPagatore: debtor, datiPagamento: payment } = old
    const creditor = old.dominio.identificativoDominio
    const fees = payment.paid.flatMap(({ commissioniApplicatePSP }) => commissioniApplicatePSP ?? [])
    return {
      stationCreditor: creditor,
      receipt: {
        receiptId: payment.first.identificativoUnivocoRiscossione,
        iuv: payment.identificativoUnivocoVersamento,
        creditor: {
          fiscalCode: creditor,
          name: old.enteBeneficiario.denominazioneBeneficiario,
          ...definedOf({ officeName: old.enteBeneficiario.denomUnitOperBeneficiario }),
        },
        amountCents: payment.importoTotalePagato,
        description: payment.first.causaleVersamento,
        debtor: subject(debtor.identificativoUnivocoPagatore, debtor.anagraficaPagatore),
        ...definedOf({
          payer: payer && subject(payer.identificativoUnivocoVersante, payer.anagraficaVersante),
          feeCents: fees.length > 0 ? fees.reduce((sum, fee) => sum + fee) : undefined,
        }),
        transfers: payment.paid.map((single) => ({
          amountCents: single.singoloImportoPagato,
          creditorCode: creditor,
          remittanceInformation: single.causaleVersamento,
        })),
        psp: {
          id: old.istitutoAttestante.identificativoUnivocoAttestante.codiceIdentificativoUnivoco,
          name: old.istitutoAttestante.denominazioneAttestante,
        },
        paidAt: payment.first.dataEsitoSingoloPagamento,
        isStandIn: false,
      },
    }
  })

function subject(code: z.infer<typeof Code>, name: string): PaymentReceipt['debtor'] {
  return { kind: code.tipoIdentificativoUnivoco, fiscalCode: code.codiceIdentificativoUnivoco, name }
}
