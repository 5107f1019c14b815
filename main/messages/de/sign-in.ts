import type { signIn as reference } from '../it/sign-in.ts'

/** The texts of the flow `sign-in`, in German. */
export const signIn = {
  'sign-in.form.title': 'In Ihr Profil anmelden',
  'sign-in.form.forgot': 'Passwort vergessen',
  'sign-in.form.wrong': 'Die Adresse oder das Passwort stimmt nicht.',
  'sign-in.form.no-password': 'Schreiben Sie das Passwort.',

  'sign-in.checking.title': 'Die Angaben werden geprüft',

  'sign-in.wait.title': 'Zu viele Versuche',
  'sign-in.wait.text': 'Zur Sicherheit müssen Sie etwas warten.',
  'sign-in.wait.when': 'Wann es wieder geht',
  'sign-in.wait.when-text': 'Ab {time} Uhr können Sie es wieder versuchen.',
  'sign-in.wait.forgot-text': 'Sie können gleich ein neues wählen: Ein Code kommt per E-Mail.',
  'sign-in.wait.too-soon': 'Noch etwas Geduld: Ab {time} Uhr geht es wieder.',

  'sign-in.forgot.title': 'Passwort vergessen',
  'sign-in.forgot.text': 'Das kommt vor. Wir senden einen Code, dann wählen Sie ein neues Passwort.',
  'sign-in.forgot.send': 'Code senden',
  'sign-in.forgot.which': 'Welche Adresse',
  'sign-in.forgot.which-text': 'Die, mit der Sie das Profil angelegt haben.',

  'sign-in.asking.title': 'Der Code wird angefordert',

  'sign-in.new-password.title': 'Neues Passwort wählen',
  'sign-in.new-password.field': 'Neues Passwort',
  'sign-in.new-password.repeat': 'Neues Passwort wiederholen',
  'sign-in.new-password.save': 'Passwort speichern',

  'sign-in.saving.title': 'Das Passwort wird gespeichert',

  'sign-in.changed.title': 'Passwort geändert',
  'sign-in.changed.text': 'Ab jetzt gilt nur das neue.',
  'sign-in.changed.next': 'Melden Sie sich mit dem neuen Passwort an.',

  'sign-in.failed.profile': 'Ihr Profil',
  'sign-in.failed.profile-text': 'Es hat sich nichts geändert: Das bisherige Passwort gilt weiter.',
  'sign-in.failed.unsure':
    'Vielleicht gilt schon das neue Passwort: Es kam keine Antwort. Versuchen Sie es noch einmal, oder melden Sie sich an.',
  'sign-in.failed.offline.title': 'Anmelden geht gerade nicht',
  'sign-in.failed.offline.text': 'Die Verbindung zur Gemeinde fehlt.',
  'sign-in.failed.offline.next': 'Versuchen Sie es bald wieder. Mitteilungen finden Sie auch ohne Profil.',
  'sign-in.failed.no-mail.title': 'Zurzeit gehen keine E-Mails ab',
  'sign-in.failed.no-mail.text': 'Der Code für das neue Passwort lässt sich nicht senden.',
  'sign-in.failed.no-mail.next': 'Versuchen Sie es später wieder, oder fragen Sie das Personal.',
  'sign-in.failed.too-many.title': 'Zu viele E-Mails an diese Adresse',
  'sign-in.failed.too-many.text': 'Zur Sicherheit gehen eine Zeit lang keine mehr ab.',
  'sign-in.failed.too-many.next': 'Sehen Sie in Ihrer Post nach, auch im Spam-Ordner. Oder versuchen Sie es später.',
  'sign-in.failed.code-gone.title': 'Der Code gilt nicht mehr',
  'sign-in.failed.code-gone.text': 'Er wurde schon benutzt, oder es ist zu viel Zeit vergangen.',
  'sign-in.failed.code-gone.next': 'Beginnen Sie neu: Sie erhalten einen neuen Code.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
