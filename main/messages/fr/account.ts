import type { account as reference } from '../it/account.ts'

/** The texts of what registration and sign-in share, in French. */
export const account = {
  'account.wait': 'J’attends la réponse de la commune.',
  'account.privacy': 'Lire l’information',
  'account.password.hint': 'Au moins 10 caractères.',
  'account.password.short': 'Il est trop court : il faut au moins 10 caractères.',
  'account.password.long': 'Il est trop long : 128 caractères au plus.',
  'account.password.different': 'Les deux mots de passe sont différents : écrivez-les à nouveau.',
  'account.weak.common': 'Beaucoup l’utilisent déjà : choisissez-en un autre.',
  'account.weak.personal': 'Il contient quelque chose de vous, comme votre nom : choisissez-en un autre.',
  'account.weak.pattern': 'Il suit les touches du clavier : choisissez-en un autre.',
  'account.weak.guessable': 'Il est facile à deviner : ajoutez des mots.',
  'account.advice.good': 'Un bon mot de passe',
  'account.advice.good-text': 'Trois ou quatre mots sans rapport entre eux. Les espaces sont permis.',
  'account.advice.secret': 'Gardez-le pour vous',
  'account.advice.secret-text': 'Écrivez le mot de passe quand personne ne regarde. La commune ne le demande jamais.',
  'account.advice.end': 'Quand vous avez fini',
  'account.advice.end-text': 'Touchez Terminer : ainsi, personne d’autre n’utilise votre profil.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
