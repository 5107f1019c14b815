import { describe, expect, test } from 'vitest'
import { receiptOf } from '../../tests/mail/sample-receipts.ts'
import { sampleMunicipality } from '../../tests/sandbox/municipality/municipality.ts'
import { languages } from '../../main/domain/visit.ts'
import { composeReceiptMail, type ReceiptToMail } from './receipt-mail.ts'

const { settings } = sampleMunicipality
const pdf = Buffer.from('%PDF')

const compose = (other: Partial<ReceiptToMail> = {}) =>
  composeReceiptMail({ receipt: receiptOf(1), copy: 'payer', language: 'it', settings, pdf, ...other })

/** The text with plain blanks, as a reader sees it. */
const read = (text: string) => text.replaceAll('\u00a0', ' ')

describe('the mail of a receipt', () => {
  test('says in plain text what was paid, to whom, and where to ask', () => {
    expect(read(compose().text)).toBe(`Comune di Pontelume

Ricevuta di pagamento

Il pagamento è avvenuto. La ricevuta è allegata a questa email come file PDF: conservala, dimostra il pagamento.

Totale pagato: 124,95 €

I dati del pagamento
Importo: 123,45 €
Commissione: 1,50 €
Oggetto del pagamento: TARI 2026, prima rata, via dell’Orto 1/A
Destinatario dell’avviso: Maria Rossi
Pagato da: Giovanni Bianchi
Data del pagamento: 23 novembre 2026, 10:00
Pagato tramite: Banca di Esempio S.p.A.
Ente Creditore: Comune di Pontelume
Codice Fiscale Ente: 00000000042
Codice Avviso: 3000 0000 0000 0000 01
IUV: 00000000000000001
Codice della ricevuta: receipt-1

Domande?
Sportello del Cittadino
Piazza del Mulino 1, 99010 Pontelume (PL)
Da lunedì a venerdì 8:30-12:30, giovedì anche 15:00-17:30
099 000 0000
urp@comune.pontelume.example

Questa email arriva perché il tuo indirizzo è stato scritto in una richiesta di ricevuta. Se non aspettavi nulla, puoi cancellarla: qualcuno ha sbagliato a scrivere.
È un messaggio automatico: non chiede dati, non chiede di pagare e non contiene link. Se rispondi, la risposta arriva all’ufficio.
`)
  })

  test('to the debtor tells neither who paid nor what that cost', () => {
    const { text, html } = compose({ copy: 'debtor' })
    expect(read(text)).toContain('Importo pagato: 123,45 €')
    for (const content of [text, html].map(read)) {
      expect(content).not.toMatch(/Giovanni|Commissione|Totale|124,95|1,50/)
      expect(content).toContain('123,45 €')
    }
  })

  test.each([
    [10_000, 'Importo chiesto nell’avviso: 100,00 €\nPagato in più: 23,45 €'],
    [20_000, 'Importo chiesto nell’avviso: 200,00 €\nPagato in meno: 76,55 €'],
  ])('says by how much the amount is not the one asked, %i cents', (askedCents, lines) => {
    for (const copy of ['payer', 'debtor'] as const) {
      const { text, html } = compose({ askedCents, copy })
      expect(read(text)).toContain(lines)
      expect(text).toContain('L’importo pagato non è quello chiesto nell’avviso.')
      expect(html).toContain('L’importo pagato non è quello chiesto nell’avviso.')
    }
  })

  test('says nothing of it when the amount is the one asked', () => {
    expect(compose({ askedCents: 12_345 })).toEqual(compose())
  })

  test.each(languages)('has in %s a subject without person or code, and a document with a plain name', (language) => {
    const { subject, attachment, html, text } = compose({ language })
    expect(subject).toMatch(/ – Comune di Pontelume$/)
    expect(subject).not.toMatch(/\d|Rossi|Bianchi/)
    expect(attachment?.filename).toMatch(/^[a-z]+-00000000000000001\.pdf$/)
    expect(html).toContain(`<html lang="${language}">`)
    for (const content of [text, html]) expect(content).not.toMatch(/RSSMRA|BNCGNN|undefined|\bnull\b|NaN/)
  })

  test('loads nothing, links nowhere, runs nothing', () => {
    expect(compose().html).not.toMatch(
      /<(img|a|script|link|iframe|form|object|video)\b|url\(|https?:|@import|src=|href=/,
    )
  })

  test('shows what came from outside as it is written, and lets none of it become a tag or a line', () => {
    const name = `</td><script>alert(1)</script>"&'\r\nBcc: x`
    const { html, text } = compose({
      receipt: receiptOf(1, { description: name, debtor: { kind: 'person', fiscalCode: 'ANONIMO', name } }),
      settings: { ...settings, name: '<b>Comune</b>', officeName: '<i>' },
    })
    expect(html).not.toMatch(/<(script|b|i)>/)
    expect(html).toContain('&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;&amp;&#39; Bcc: x')
    expect(text.split('\n')).toContain(`Destinatario dell’avviso: </td><script>alert(1)</script>"&' Bcc: x`)
  })

  test('of a receipt without notice number, payer, fee and time has no line for them', () => {
    const receipt = receiptOf(1, { paidAt: '2026-11-23' })
    delete receipt.noticeNumber
    delete receipt.payer
    delete receipt.feeCents
    const { text } = compose({ receipt })
    expect(text).not.toMatch(/Codice Avviso|Pagato da|Commissione|Totale/)
    expect(text).toContain('Data del pagamento: 23 novembre 2026\n')
  })

  test('without an address of the office says that answers are not read', () => {
    const withoutEmail = { ...settings }
    delete withoutEmail.officeEmail
    const mail = compose({ settings: withoutEmail })
    expect(mail.replyTo).toBeUndefined()
    expect(mail.text).toContain('Le risposte a questo indirizzo non vengono lette.')
    expect(compose().replyTo).toBe('urp@comune.pontelume.example')
  })
})
