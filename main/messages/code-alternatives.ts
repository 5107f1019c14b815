import type { Language } from '../domain/visit.ts'

/** What the codes on paper are, for those who have a document read to them; `{{number}}` is the number of the notice or request. */
export const codeAlternatives: Readonly<
  Record<Language, { readonly notice: string; readonly slip: string; readonly ticket: string }>
> = {
  it: {
    notice: 'Codice QR dell’avviso {{number}}',
    slip: 'Codice del bollettino postale dell’avviso {{number}}',
    ticket: 'Codice QR della richiesta {{number}}',
  },
  en: {
    notice: 'QR code of notice {{number}}',
    slip: 'Code of the postal slip of notice {{number}}',
    ticket: 'QR code of request {{number}}',
  },
  de: {
    notice: 'QR-Code der Zahlungsmitteilung {{number}}',
    slip: 'Code des Posterlagscheins der Zahlungsmitteilung {{number}}',
    ticket: 'QR-Code der Anfrage {{number}}',
  },
  fr: {
    notice: 'Code QR de l’avis {{number}}',
    slip: 'Code du bulletin postal de l’avis {{number}}',
    ticket: 'Code QR de la demande {{number}}',
  },
  sl: {
    notice: 'Koda QR obvestila {{number}}',
    slip: 'Koda poštne položnice obvestila {{number}}',
    ticket: 'Koda QR zahtevka {{number}}',
  },
}
