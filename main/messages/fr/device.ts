import type { device as reference } from '../it/device.ts'

/** The texts of a kiosk that serves nobody, in French. */
export const device = {
  'device.enrol.title': 'Connecter cette borne',
  'device.enrol.text':
    'Il faut le code de 8 lettres et chiffres que le personnel reçoit du centre. Il est valable une demi-heure, une seule fois.',
  'device.enrol.field': 'Code d’activation',
  'device.enrol.start': 'Connecter',
  'device.enrol.asking': 'Un instant : le centre vérifie le code.',
  'device.enrol.incomplete': 'Le code a 8 lettres et chiffres.',
  'device.fault.bad-code':
    'Ce code n’est pas valable : il est peut-être trop ancien ou déjà utilisé. Le personnel peut en demander un autre.',
  'device.fault.unreachable': 'Le centre ne répond pas. La connexion manque peut-être : on peut réessayer.',
  'device.fault.too-many': 'Trop de codes faux : on peut réessayer dans une heure.',
  'device.fault.failed': 'Quelque chose n’a pas fonctionné. On peut réessayer.',
  'device.out.title': 'Borne hors service',
  'device.out.text': 'Cette borne n’est plus en service. Nous vous prions de nous excuser.',
  'device.out.money': 'Ce qui a été payé ici reste payé.',
  'device.out.next': 'Le personnel peut indiquer une autre borne, ou le bureau qui peut aider.',
  'device.out.erasing': 'La borne efface tout ce qu’elle gardait.',
  'device.out.erased': 'La borne ne garde plus rien.',
  'device.out.enrol': 'Pour le personnel : connecter à nouveau',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
