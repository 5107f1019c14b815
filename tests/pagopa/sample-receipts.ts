import fc from 'fast-check'
import type { PaymentReceipt } from '../../main/domain/payment-receipt.ts'

/** How a receipt is written: which document, in or out of an envelope, with its namespace or (as GPD hands them out) with none. */
export interface Writing {
  readonly kind: 'paSendRTV2Request' | 'paSendRTReq' | 'PaSendRTV2Request' | 'RT'
  readonly hasEnvelope: boolean
  readonly hasNamespace: boolean
}

/** Whatever the XSD wants before the fields of a receipt that we keep, or between them; made up, and the same every time. */
const ADDRESS = '<streetName>via Roma</streetName><civicNumber>1</civicNumber><city>Borgo</city><country>IT</country>'
const METADATA = '<metadata><mapEntry><key>k</key><value>v &amp; w</value></mapEntry></metadata>'
const IBAN = '<IBAN>IT0000000000000000000000000</IBAN>'

/** A receipt as the node writes it, valid by its XSD where that has room for its fields. */
export function writeReceipt(receipt: PaymentReceipt, stationCreditor: string, writing: Writing): string {
  const content = writing.kind === 'RT' ? oldContent(receipt) : newContent(receipt, stationCreditor, writing.kind)
  const namespace =
    writing.kind === 'RT'
      ? ' xmlns="http://www.digitpa.gov.it/schemas/2011/Pagamenti/"'
      : ' xmlns:pafn="http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd"'
  const prefix = writing.hasNamespace && writing.kind !== 'RT' ? 'pafn:' : ''
  const name = `${prefix}${writing.kind}`
  const root = `<${name}${writing.hasNamespace ? namespace : ''}>${content}</${name}>`
  const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  if (!writing.hasEnvelope) return `${declaration}${root}`
  const soap = 'http://schemas.xmlsoap.org/soap/envelope/'
  return `${declaration}<s:Envelope xmlns:s="${soap}"><s:Header/><s:Body>${root}</s:Body></s:Envelope>`
}

function newContent(receipt: PaymentReceipt, stationCreditor: string, kind: Writing['kind']): string {
  const isSecond = kind !== 'paSendRTReq'
  const [day, time] = receipt.paidAt.split('T')
  return `<idPA>${stationCreditor}</idPA><idBrokerPA>${stationCreditor}</idBrokerPA><idStation>${stationCreditor}_01</idStation>
  <receipt>
    ${element('receiptId', receipt.receiptId)}
    ${element('noticeNumber', receipt.noticeNumber)}
    ${element('fiscalCode', receipt.creditor.fiscalCode)}
    <outcome>OK</outcome>
    ${element('creditorReferenceId', receipt.iuv)}
    <paymentAmount>${euro(receipt.amountCents)}</paymentAmount>
    ${element('description', receipt.description)}
    ${element('companyName', receipt.creditor.name)}
    ${element('officeName', receipt.creditor.officeName)}
    ${newSubject('debtor', receipt.debtor)}
    <transferList>${receipt.transfers
      .map(
        (transfer, index) => `<transfer><idTransfer>${index + 1}</idTransfer>
        <transferAmount>${euro(transfer.amountCents)}</transferAmount>
        ${element('fiscalCodePA', transfer.creditorCode)}${element('companyName', transfer.creditorName)}${IBAN}
        ${element('remittanceInformation', transfer.remittanceInformation)}
        <transferCategory>0101101IM</transferCategory>${METADATA}</transfer>`,
      )
      .join('')}</transferList>
    ${element('idPSP', receipt.psp.id)}
    ${element('pspFiscalCode', receipt.psp.fiscalCode)}
    <pspPartitaIVA>88888888888</pspPartitaIVA>
    ${element('PSPCompanyName', receipt.psp.name)}
    ${element('idChannel', receipt.psp.channel)}
    <channelDescription>app</channelDescription>
    ${receipt.payer === undefined ? '' : newSubject('payer', receipt.payer)}
    ${element('paymentMethod', receipt.paymentMethod)}
    ${isSecond ? element('paymentNote', receipt.paymentNote) : ''}
    ${receipt.feeCents === undefined ? '' : `<fee>${euro(receipt.feeCents)}</fee>`}
    ${isSecond ? '<primaryCiIncurredFee>0.50</primaryCiIncurredFee><idBundle>1</idBundle>' : ''}
    ${time === undefined ? '' : `<paymentDateTime>${receipt.paidAt}</paymentDateTime>`}
    ${time === undefined ? `<applicationDate>${day}</applicationDate>` : ''}
    <transferDate>2030-01-01</transferDate>
    ${METADATA}
    ${receipt.isStandIn ? '<standIn>true</standIn>' : ''}
  </receipt>`
}

function oldContent(receipt: PaymentReceipt): string {
  const single = (cents: number, text: string, fee: string) => `<datiSingoloPagamento>
    <singoloImportoPagato>${euro(cents)}</singoloImportoPagato>
    <dataEsitoSingoloPagamento>${receipt.paidAt}</dataEsitoSingoloPagamento>
    ${element('identificativoUnivocoRiscossione', receipt.receiptId)}
    ${element('causaleVersamento', text)}
    <datiSpecificiRiscossione>9/0101101IM</datiSpecificiRiscossione>${fee}</datiSingoloPagamento>`
  const fee =
    receipt.feeCents === undefined ? '' : `<commissioniApplicatePSP>${euro(receipt.feeCents)}</commissioniApplicatePSP>`
  return `<versioneOggetto>6.2.0</versioneOggetto>
  <dominio>${element('identificativoDominio', receipt.creditor.fiscalCode)}</dominio>
  <identificativoMessaggioRicevuta>m</identificativoMessaggioRicevuta>
  <dataOraMessaggioRicevuta>2030-01-01T00:00:00</dataOraMessaggioRicevuta>
  <riferimentoMessaggioRichiesta>r</riferimentoMessaggioRichiesta>
  <riferimentoDataRichiesta>2030-01-01</riferimentoDataRichiesta>
  <istitutoAttestante><identificativoUnivocoAttestante><tipoIdentificativoUnivoco>B</tipoIdentificativoUnivoco>
    ${element('codiceIdentificativoUnivoco', receipt.psp.id)}</identificativoUnivocoAttestante>
    ${element('denominazioneAttestante', receipt.psp.name)}</istitutoAttestante>
  <enteBeneficiario><identificativoUnivocoBeneficiario><tipoIdentificativoUnivoco>G</tipoIdentificativoUnivoco>
    <codiceIdentificativoUnivoco>77777777777</codiceIdentificativoUnivoco></identificativoUnivocoBeneficiario>
    ${element('denominazioneBeneficiario', receipt.creditor.name)}
    ${element('denomUnitOperBeneficiario', receipt.creditor.officeName)}</enteBeneficiario>
  ${receipt.payer === undefined ? '' : oldSubject('soggettoVersante', 'Versante', receipt.payer)}
  ${oldSubject('soggettoPagatore', 'Pagatore', receipt.debtor)}
  <datiPagamento><codiceEsitoPagamento>0</codiceEsitoPagamento>
    <importoTotalePagato>${euro(receipt.amountCents)}</importoTotalePagato>
    ${element('identificativoUnivocoVersamento', receipt.iuv)}
    <CodiceContestoPagamento>n/a</CodiceContestoPagamento>
    ${receipt.transfers
      .map((transfer, index) => single(transfer.amountCents, transfer.remittanceInformation, index === 0 ? fee : ''))
      .join('')}
  </datiPagamento>`
}

function newSubject(name: string, subject: PaymentReceipt['debtor']): string {
  return `<${name}><uniqueIdentifier><entityUniqueIdentifierType>${typeOf(subject)}</entityUniqueIdentifierType>
    ${element('entityUniqueIdentifierValue', subject.fiscalCode)}</uniqueIdentifier>
    ${element('fullName', subject.name)}${ADDRESS}<e-mail>a@example.org</e-mail></${name}>`
}

function oldSubject(name: string, suffix: string, subject: PaymentReceipt['debtor']): string {
  return `<${name}><identificativoUnivoco${suffix}><tipoIdentificativoUnivoco>${typeOf(subject)}</tipoIdentificativoUnivoco>
    ${element('codiceIdentificativoUnivoco', subject.fiscalCode)}</identificativoUnivoco${suffix}>
    ${element(`anagrafica${suffix}`, subject.name)}</${name}>`
}

function typeOf({ kind }: PaymentReceipt['debtor']): string {
  return kind === 'person' ? 'F' : 'G'
}

function element(name: string, text: string | undefined): string {
  return text === undefined ? '' : `<${name}>${escape(text)}</${name}>`
}

/** Three ways to write what XML reserves, so that each is read. */
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '<![CDATA[<]]>', '>': '&#x3e;', '"': '&quot;' }

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '')
}

function euro(cents: number): string {
  const digits = String(cents).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** One line of 1 to `max` characters that XML can hold, with what it reserves and what others trip over among them. */
function line(max: number): fc.Arbitrary<string> {
  const unit = fc.oneof(
    fc.constantFrom(...Array.from('abcXYZ 0189 èàÜčŁ&<>"\'/-.')),
    fc.constantFrom('€', ']]>', '\u{1F3DB}', 'ß', '&amp;'),
  )
  return fc
    .string({ unit, minLength: 1, maxLength: max })
    .map((text) =>
      text
        .slice(0, max)
        .replace(/[\u{D800}-\u{DBFF}]$/u, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((text) => text.length > 0)
}

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: length, maxLength: length })
const code = (min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from('ABCDEFXYZ0123456789')), minLength: min, maxLength: max })
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString())

const subject = fc.record({
  kind: fc.constantFrom('person' as const, 'company' as const),
  fiscalCode: fc.oneof(code(2, 16), fc.constant('ANONIMO')),
  name: line(70),
})

const cents = fc.integer({ min: 1, max: 99_999_999_999 })

/** Any receipt that `paSendRTV2Request` can hold. */
export const anyReceipt: fc.Arbitrary<PaymentReceipt> = fc.record(
  {
    receiptId: code(1, 35),
    noticeNumber: digits(18),
    iuv: code(1, 35),
    creditor: fc.record(
      { fiscalCode: digits(11), name: line(70), officeName: line(70) },
      { requiredKeys: ['fiscalCode', 'name'] },
    ),
    amountCents: cents,
    description: line(140),
    debtor: subject,
    payer: subject,
    transfers: fc.array(
      fc.record(
        { amountCents: cents, creditorCode: digits(11), creditorName: line(140), remittanceInformation: line(140) },
        { requiredKeys: ['amountCents', 'creditorCode', 'remittanceInformation'] },
      ),
      { minLength: 1, maxLength: 5 },
    ),
    psp: fc.record(
      { id: code(2, 16), name: line(70), fiscalCode: digits(11), channel: code(1, 35) },
      { requiredKeys: ['id', 'name', 'channel'] },
    ),
    paymentMethod: line(35),
    paymentNote: line(210),
    feeCents: fc.integer({ min: 0, max: 99_999_999_999 }),
    paidAt: fc.oneof(
      day,
      day.map((at) => at.slice(0, 10)),
    ),
    isStandIn: fc.boolean(),
  },
  {
    requiredKeys: [
      'receiptId',
      'noticeNumber',
      'iuv',
      'creditor',
      'amountCents',
      'description',
      'debtor',
      'transfers',
      'psp',
      'paidAt',
      'isStandIn',
    ],
  },
)

/** Any way to write one. */
export const anyWriting: fc.Arbitrary<Writing> = fc.record({
  kind: fc.constantFrom('paSendRTV2Request', 'paSendRTReq', 'PaSendRTV2Request', 'RT'),
  hasEnvelope: fc.boolean(),
  hasNamespace: fc.boolean(),
})

/** What is left of a receipt in a document that has less room. */
export function receiptWithin(receipt: PaymentReceipt, kind: Writing['kind']): PaymentReceipt {
  if (kind === 'paSendRTReq') {
    return {
      ...without(receipt, 'paymentNote'),
      transfers: receipt.transfers.map((transfer) => without(transfer, 'creditorName')),
    }
  }
  if (kind !== 'RT') return receipt
  return {
    ...without(receipt, 'paymentNote', 'noticeNumber', 'paymentMethod'),
    description: receipt.transfers[0]?.remittanceInformation ?? '',
    transfers: receipt.transfers.map(({ amountCents, remittanceInformation }) => ({
      amountCents,
      remittanceInformation,
      creditorCode: receipt.creditor.fiscalCode,
    })),
    psp: { id: receipt.psp.id, name: receipt.psp.name },
    paidAt: receipt.paidAt.slice(0, 10),
    isStandIn: false,
  }
}

function without<T extends object, K extends keyof T>(value: T, ...keys: readonly K[]): Omit<T, K> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key as K))) as Omit<T, K>
}
