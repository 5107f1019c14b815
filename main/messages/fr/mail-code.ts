import type { mailCode as reference } from '../it/mail-code.ts'

/** The texts of the flow `mail-code`, in French. */
export const mailCode = {
  'mail-code.entry.title': 'Écrivez le code',
  'mail-code.entry.text': 'Si l’adresse est juste, le code arrive bientôt à {email}. Il est valable jusqu’à {time}.',
  'mail-code.entry.link': 'Ou ouvrez le lien de l’e-mail sur le téléphone : cet écran continue tout seul.',
  'mail-code.entry.field': 'Code de vérification',
  'mail-code.entry.verify': 'Vérifier',
  'mail-code.entry.resend': 'Renvoyer',
  'mail-code.entry.pause': 'Dans {left} min',
  'mail-code.entry.too-soon': 'Un instant : le premier e-mail est peut-être encore en route.',
  'mail-code.entry.bad': 'Le code a 6 chiffres.',

  'mail-code.news.wrong': 'Le code n’est pas juste. Regardez le dernier e-mail.',
  'mail-code.news.unheard': 'La commune ne répond pas : réessayez.',
  'mail-code.news.sent-again': 'C’est fait. Si un autre e-mail arrive, son code compte.',

  'mail-code.proving.title': 'Je vérifie le code',

  'mail-code.gone.title': 'Ce code n’est plus valable',
  'mail-code.gone.text': 'Il a été essayé trop souvent, ou trop de temps a passé.',
  'mail-code.gone.next': 'Recommencez depuis l’adresse : vous recevez un nouveau code.',
  'mail-code.gone.old': 'Les e-mails d’avant',
  'mail-code.gone.old-text': 'Ces codes ne servent plus : vous pouvez les effacer.',
  'mail-code.gone.kept': 'Rien n’a changé : l’adresse d’avant reste valable.',
  'mail-code.gone.again': 'Recommencer',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
