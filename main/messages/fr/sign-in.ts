import type { signIn as reference } from '../it/sign-in.ts'

/** The texts of the flow `sign-in`, in French. */
export const signIn = {
  'sign-in.form.title': 'Connexion à votre profil',
  'sign-in.form.forgot': 'Mot de passe oublié',
  'sign-in.form.wrong': 'L’adresse ou le mot de passe n’est pas juste.',
  'sign-in.form.no-password': 'Écrivez le mot de passe.',

  'sign-in.checking.title': 'Je vérifie',

  'sign-in.wait.title': 'Trop d’essais',
  'sign-in.wait.text': 'Par sécurité, il faut attendre un peu.',
  'sign-in.wait.when': 'Quand réessayer',
  'sign-in.wait.when-text': 'Vous pouvez réessayer à partir de {time}.',
  'sign-in.wait.forgot-text': 'Vous pouvez en choisir un nouveau tout de suite : un code arrive par e-mail.',
  'sign-in.wait.too-soon': 'Encore un peu de patience : réessayez à partir de {time}.',

  'sign-in.forgot.title': 'Mot de passe oublié',
  'sign-in.forgot.text': 'Cela arrive. Nous envoyons un code, puis vous choisissez un nouveau mot de passe.',
  'sign-in.forgot.send': 'Envoyer le code',
  'sign-in.forgot.which': 'Quelle adresse',
  'sign-in.forgot.which-text': 'Celle avec laquelle vous avez créé le profil.',

  'sign-in.asking.title': 'Je demande le code',

  'sign-in.new-password.title': 'Choisissez un nouveau mot de passe',
  'sign-in.new-password.field': 'Nouveau mot de passe',
  'sign-in.new-password.repeat': 'Répétez le nouveau mot de passe',
  'sign-in.new-password.save': 'Enregistrer le mot de passe',

  'sign-in.saving.title': 'J’enregistre le mot de passe',

  'sign-in.changed.title': 'Mot de passe changé',
  'sign-in.changed.text': 'À partir de maintenant, seul le nouveau est valable.',
  'sign-in.changed.next': 'Connectez-vous avec le nouveau mot de passe.',

  'sign-in.failed.profile': 'Votre profil',
  'sign-in.failed.profile-text': 'Rien n’a changé : le mot de passe d’avant reste valable.',
  'sign-in.failed.unsure':
    'Le mot de passe est peut-être déjà le nouveau : aucune réponse n’est arrivée. Réessayez, ou essayez de vous connecter.',
  'sign-in.failed.offline.title': 'On ne peut pas se connecter maintenant',
  'sign-in.failed.offline.text': 'La connexion avec la commune manque.',
  'sign-in.failed.offline.next': 'Réessayez bientôt. On peut chercher les avis aussi sans profil.',
  'sign-in.failed.no-mail.title': 'Aucun e-mail ne part en ce moment',
  'sign-in.failed.no-mail.text': 'Le code pour le nouveau mot de passe ne peut pas être envoyé.',
  'sign-in.failed.no-mail.next': 'Réessayez plus tard, ou demandez au personnel.',
  'sign-in.failed.too-many.title': 'Trop d’e-mails à cette adresse',
  'sign-in.failed.too-many.text': 'Par sécurité, il n’en part plus pendant un moment.',
  'sign-in.failed.too-many.next': 'Regardez vos e-mails, aussi les indésirables. Ou réessayez plus tard.',
  'sign-in.failed.code-gone.title': 'Le code n’est plus valable',
  'sign-in.failed.code-gone.text': 'Il a déjà servi, ou trop de temps a passé.',
  'sign-in.failed.code-gone.next': 'Recommencez : vous recevez un nouveau code.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
