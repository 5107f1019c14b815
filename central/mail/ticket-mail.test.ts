import { describe, expect, test } from 'vitest'
import { languages, type Language } from '../../main/domain/visit.ts'
import { text as screenText } from '../../main/messages/text.ts'
import { sampleMunicipality } from '../../tests/sandbox/municipality/municipality.ts'
import type { Settings } from '../contract/settings.ts'
import { composeTicketOpenedMail, composeTicketReplyMail, type MailedTicket } from './ticket-mail.ts'

const settings: Settings = {
  ...sampleMunicipality.settings,
  ticketReasons: [{ id: 'notice-wrong', it: 'Un avviso è sbagliato', de: 'Eine Mitteilung ist falsch' }],
}
const ticket: MailedTicket = {
  slipNumber: '12-345',
  reason: 'notice-wrong',
  openedAt: '2026-11-23T09:00:00.000Z',
  language: 'it',
}
const reply = {
  ordinal: 1,
  text: 'L’importo è giusto.\n\nLa rata scade il 30 novembre.',
  at: '2026-11-24T10:30:00.000Z',
}
const inLanguage = (language: Language): MailedTicket => ({ ...ticket, language })

const OFFICE = `Domande?
Sportello del Cittadino
Piazza del Mulino 1, 99010 Pontelume (PL)
Da lunedì a venerdì 8:30-12:30, giovedì anche 15:00-17:30
099 000 0000
urp@comune.pontelume.example`

describe('the mail that confirms a request for assistance', () => {
  test('says its number and how to follow it, and nothing that the person wrote', () => {
    const mail = composeTicketOpenedMail(ticket, settings)
    expect(mail.subject).toBe('Richiesta di assistenza ricevuta (12-345) – Comune di Pontelume')
    expect(mail.attachment).toBeUndefined()
    expect(mail.text).toBe(`Comune di Pontelume

Richiesta di assistenza ricevuta

L’ufficio ha ricevuto la richiesta di assistenza fatta allo sportello. La risposta arriva a questo indirizzo.

Numero della richiesta: 12-345

Seguire la richiesta allo sportello
A qualunque sportello come quello della richiesta avvicina al lettore il codice QR del foglio stampato. Oppure tocca «Assistenza», poi «Ho già un numero», e scrivi il numero e il codice segreto.
Il codice segreto è stato dato solo allo sportello, sul foglio e sullo schermo: nelle email non c’è, e nessuno lo chiede.

I dati della richiesta
Motivo: Un avviso è sbagliato
Data della richiesta: 23 novembre 2026, 10:00

${OFFICE}

Questa email arriva perché il tuo indirizzo è stato scritto in una richiesta di assistenza. Se non aspettavi nulla, puoi cancellarla: qualcuno ha sbagliato a scrivere.
È un messaggio automatico: non chiede dati, non chiede di pagare e non contiene link. Se rispondi, la risposta arriva all’ufficio.
`)
  })

  test.each(languages)('names in %s the tile that the home screen has, and the button behind it', (language) => {
    const { text, html } = composeTicketOpenedMail(inLanguage(language), settings)
    expect(text).toContain(screenText(language, 'home.assistance'))
    expect(text).toContain(screenText(language, 'assistance.reason.slip'))
    for (const content of [text, html]) expect(content).not.toMatch(/[{}]\w+\}|undefined|\bnull\b/)
    expect(html).toContain(`<html lang="${language}">`)
  })
})

describe('the mail of an answer', () => {
  test('says it line by line, and does not pass for a machine’s', () => {
    const mail = composeTicketReplyMail(ticket, reply, settings)
    expect(mail.subject).toBe('Risposta alla richiesta di assistenza (12-345) – Comune di Pontelume')
    expect(mail.replyTo).toBe('urp@comune.pontelume.example')
    expect(mail.text).toContain(`Numero della richiesta: 12-345

La risposta
L’importo è giusto.

La rata scade il 30 novembre.

I dati della richiesta
Motivo: Un avviso è sbagliato
Data della richiesta: 23 novembre 2026, 10:00
Data della risposta: 24 novembre 2026, 11:30
`)
    expect(mail.text).toContain('qualcuno ha sbagliato a scrivere.\nSe rispondi, la risposta arriva all’ufficio.\n')
    expect(mail.text).not.toContain('automatico')
    expect(mail.html).toContain('L’importo è giusto.<br><br>La rata scade il 30 novembre.')
  })

  test('shows the words of the office as they are written, and lets none become a tag or a header', () => {
    const text = '<script>alert(1)</script>\r\nBcc: evil@evil.example\u2028"&\''
    const { html, text: plain, subject } = composeTicketReplyMail(ticket, { ...reply, text }, settings)
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;<br>Bcc: evil@evil.example<br>&quot;&amp;&#39;')
    expect(html).not.toContain('<script>')
    expect(plain.split('\n')).toEqual(expect.arrayContaining(['Bcc: evil@evil.example', `"&'`]))
    expect(subject).not.toContain('evil')
  })
})

describe('the reason of a request', () => {
  const reasonOf = (language: Language, reason = 'notice-wrong') =>
    composeTicketOpenedMail({ ...inLanguage(language), reason }, settings).text.match(
      /(?:Motivo|Reason|Grund): .*/,
    )?.[0]

  test('is told in the words of the municipality: in the language, or in Italian', () => {
    expect(reasonOf('de')).toBe('Grund: Eine Mitteilung ist falsch')
    expect(reasonOf('en')).toBe('Reason: Un avviso è sbagliato')
  })

  test('is told in our words where it is one of ours', () => {
    expect(reasonOf('de', 'printing')).toBe(`Grund: ${screenText('de', 'assistance.kind.printing')}`)
  })
})
