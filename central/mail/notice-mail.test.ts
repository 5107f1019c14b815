import { describe, expect, test } from 'vitest'
import { languages } from '../../main/domain/visit.ts'
import { officialNotice } from '../../tests/documents/sample-notices.ts'
import { sampleMunicipality } from '../../tests/sandbox/municipality/municipality.ts'
import { composeNoticeMail } from './notice-mail.ts'

const { settings } = sampleMunicipality
const pdf = Buffer.from('%PDF')
const compose = (language: (typeof languages)[number] = 'it') =>
  composeNoticeMail({ document: officialNotice, settings, language, pdf })

/** The text with plain blanks, as a reader sees it. */
const read = (text: string) => text.replaceAll('\u00a0', ' ')

describe('the mail of a notice', () => {
  test('says what is to be paid, to whom and by when, and that nothing was paid yet', () => {
    const text = read(compose().text)
    for (const words of [
      'Finora non è stato pagato nulla.',
      'Da pagare: 1.500,00 €',
      'Entro il: 31 dicembre 2024',
      'Codice Avviso: 4700 0000 8800 9990 51',
      'Codice Fiscale Ente: 99999000013',
    ])
      expect(text).toContain(words)
    expect(text).not.toContain('non chiede di pagare')
  })

  test.each(languages)('in %s tells whose notice it is in the document alone', (language) => {
    const { subject, text, html, attachment } = compose(language)
    expect(subject).toMatch(/ – Comune di Pontelume$/)
    for (const said of [subject, text, html]) expect(said).not.toMatch(/Rossi|FFFCST83A15L113V|Nazionale/)
    expect(attachment).toMatchObject({ contentType: 'application/pdf', content: pdf })
    expect(attachment?.filename).toMatch(/^[a-z]+-470000008800999051\.pdf$/)
  })
})
