/**
 * How a visit to Checkout ends: what the person reads, and which return URL *Continua* goes to; null: the page says nothing more and leads
 * nowhere.
 */
export interface CheckoutEnding {
  readonly tone: 'good' | 'waiting' | 'bad'
  readonly title: string
  readonly text: string
  readonly returnTo: 'returnOkUrl' | 'returnCancelUrl' | 'returnErrorUrl' | 'returnWaitingUrl' | null
}

const NOT_PAID = 'Non è stato pagato nulla.'

/** How Checkout ends by itself. Which return URL belongs to which: reference/pagopa.md 4, "Outcome to URL". */
export const checkoutEndings = {
  paid: {
    tone: 'good',
    title: 'Il pagamento è riuscito',
    text: 'La ricevuta arriva tra poco.',
    returnTo: 'returnOkUrl',
  },
  slow: {
    tone: 'waiting',
    title: 'La banca non ha ancora confermato',
    text: 'La ricevuta arriva quando la banca conferma il pagamento.',
    returnTo: 'returnWaitingUrl',
  },
  cancelled: { tone: 'bad', title: 'Il pagamento è stato annullato', text: NOT_PAID, returnTo: 'returnCancelUrl' },
  silent: {
    tone: 'waiting',
    title: 'In attesa della banca',
    text: 'Questa pagina resta così: la banca simulata non risponde.',
    returnTo: null,
  },
  taken: {
    tone: 'bad',
    title: 'L’avviso è già pagato, o qualcuno lo sta pagando',
    text: `${NOT_PAID} Il nodo dei pagamenti non accetta un secondo pagamento.`,
    returnTo: 'returnErrorUrl',
  },
  expired: {
    tone: 'bad',
    title: 'La sessione è scaduta',
    text: `${NOT_PAID} Una pagina di pagamento vale dieci minuti.`,
    returnTo: 'returnErrorUrl',
  },
} as const satisfies Readonly<Record<string, CheckoutEnding>>

/** The outcome codes with which Checkout ends other than by success, in their order. Source: reference/pagopa.md 4. */
export const refusalCodes = [
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  '8',
  '10',
  '12',
  '17',
  '18',
  '25',
  '116',
  '117',
  '121',
] as const

/** One of `refusalCodes`. */
export type RefusalCode = (typeof refusalCodes)[number]

const refusals: Readonly<Record<RefusalCode, string>> = {
  '1': 'Errore generico',
  '2': 'Autorizzazione negata',
  '3': 'Dati non validi',
  '4': 'Tempo scaduto',
  '5': 'Circuito della carta non supportato',
  '6': 'Dati mancanti',
  '7': 'Carta scaduta o non valida',
  '8': 'Operazione annullata',
  '10': 'Importo troppo alto',
  '12': 'Metodo di pagamento non supportato',
  '17': 'Preso in carico, senza conferma',
  '18': 'Pagamento rimborsato',
  '25': 'Errore del prestatore di servizi',
  '116': 'Disponibilità insufficiente',
  '117': 'Codice di sicurezza sbagliato',
  '121': 'Limite di spesa superato',
}

/** What an outcome code means, in a few words. */
export function refusalName(code: RefusalCode): string {
  return refusals[code]
}

/** How Checkout ends with an outcome code: 17 waits, for a confirmation that never comes; all others say that nothing was paid. */
export function refusalEnding(code: RefusalCode): CheckoutEnding {
  return code === '17'
    ? checkoutEndings.slow
    : { tone: 'bad', title: refusals[code], text: `${NOT_PAID} Esito ${code}.`, returnTo: 'returnErrorUrl' }
}
