import type { account as reference } from '../it/account.ts'

/** The texts of what registration and sign-in share, in German. */
export const account = {
  'account.wait': 'Ich warte auf die Antwort der Gemeinde.',
  'account.privacy': 'Datenschutzerklärung lesen',
  'account.password.hint': 'Mindestens 10 Zeichen.',
  'account.password.short': 'Es ist zu kurz: Mindestens 10 Zeichen sind nötig.',
  'account.password.long': 'Es ist zu lang: höchstens 128 Zeichen.',
  'account.password.different': 'Die Passwörter sind nicht gleich: bitte neu eingeben.',
  'account.weak.common': 'Viele benutzen es schon: Wählen Sie ein anderes.',
  'account.weak.personal': 'Es enthält etwas von Ihnen, zum Beispiel den Namen: Wählen Sie ein anderes.',
  'account.weak.pattern': 'Es folgt den Tasten der Tastatur: Wählen Sie ein anderes.',
  'account.weak.guessable': 'Es ist leicht zu erraten: Fügen Sie Wörter hinzu.',
  'account.advice.good': 'Ein gutes Passwort',
  'account.advice.good-text': 'Drei oder vier Wörter, die nichts miteinander zu tun haben. Leerzeichen sind erlaubt.',
  'account.advice.secret': 'Behalten Sie es für sich',
  'account.advice.secret-text': 'Schreiben Sie das Passwort, wenn niemand zusieht. Die Gemeinde fragt nie danach.',
  'account.advice.end': 'Wenn Sie fertig sind',
  'account.advice.end-text': 'Tippen Sie auf Beenden, damit niemand sonst Ihr Profil benutzt.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
