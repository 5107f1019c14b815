import type { registration as reference } from '../it/registration.ts'

/** The texts of the flow `registration`, in French. */
export const registration = {
  'registration.field.tax-code': 'Code fiscal',

  'registration.name.title': 'Comment vous appelez-vous ?',
  'registration.name.text': 'Prénom et nom, comme sur le document d’identité.',
  'registration.name.no-given-name': 'Écrivez le prénom.',
  'registration.name.no-family-name': 'Écrivez le nom.',

  'registration.privacy.why': 'Pour créer votre profil et vous laisser entrer. Personne n’est obligé d’en avoir un.',
  'registration.privacy.how-long': 'Tant que vous gardez le profil. Si vous arrêtez avant la fin, rien ne reste ici.',

  'registration.tax-code.title': 'Votre code fiscal',
  'registration.tax-code.text': 'Présentez la carte de santé au lecteur, ou écrivez le code.',
  'registration.tax-code.bad': 'Le code n’est pas juste : il a 16 lettres et chiffres.',
  'registration.tax-code.doubtful': 'Vérifiez : le code ne correspond pas au nom. S’il est juste, continuez.',
  'registration.tax-code.where': 'Où le trouver',
  'registration.tax-code.where-text': 'Sur la carte de santé : 16 lettres et chiffres.',
  'registration.tax-code.why': 'À quoi il sert',
  'registration.tax-code.why-text': 'Il distingue les personnes du même nom : ainsi le profil est bien le vôtre.',

  'registration.email.title': 'Votre e-mail',
  'registration.email.text': 'Cette adresse vous sert à entrer.',
  'registration.email.code': 'Vous recevez un code',
  'registration.email.code-text': 'Il montre que l’adresse est à vous.',
  'registration.email.near': 'Gardez le téléphone à portée',
  'registration.email.near-text': 'Le code se lit dans l’e-mail et s’écrit ici.',

  'registration.phone.title': 'Votre téléphone',
  'registration.phone.text': 'Si vous voulez. Sinon, laissez vide et continuez.',

  'registration.password.title': 'Choisissez un mot de passe',
  'registration.password.repeat': 'Répétez le mot de passe',
  'registration.password.read': 'J’ai lu l’information sur la vie privée',
  'registration.password.not-read': 'Lisez, puis cochez la case.',
  'registration.password.create': 'Créer le profil',

  'registration.sending.title': 'Je prépare votre profil',

  'registration.entering.title': 'J’ouvre votre profil',

  'registration.welcome.title': 'Votre profil est prêt',
  'registration.welcome.text': 'Vous êtes maintenant dans votre profil.',
  'registration.welcome.now': 'Ce que vous pouvez faire',
  'registration.welcome.now-text': 'Payer un avis, chercher un reçu, demander de l’aide.',
  'registration.welcome.later': 'La prochaine fois',
  'registration.welcome.later-text': 'Touchez Se connecter, puis écrivez l’adresse e-mail et le mot de passe.',

  'registration.failed.offline.title': 'Le profil ne peut pas être créé maintenant',
  'registration.failed.offline.text': 'La connexion avec la commune manque.',
  'registration.failed.offline.next': 'Réessayez bientôt. Seul le mot de passe est à écrire à nouveau.',
  'registration.failed.no-mail.title': 'Aucun e-mail ne part en ce moment',
  'registration.failed.no-mail.text': 'Sans le code par e-mail, le profil ne peut pas être créé.',
  'registration.failed.no-mail.next': 'Réessayez plus tard, ou demandez au personnel.',
  'registration.failed.closed.title': 'Ici, on ne crée pas de profil',
  'registration.failed.closed.text': 'La commune n’accepte pas de nouvelles inscriptions à ce guichet.',
  'registration.failed.closed.next': 'Le personnel du bureau peut vous dire comment faire.',
  'registration.failed.too-many.title': 'Trop d’e-mails à cette adresse',
  'registration.failed.too-many.text': 'Par sécurité, il n’en part plus pendant un moment.',
  'registration.failed.too-many.next': 'Regardez vos e-mails, aussi les indésirables. Ou réessayez plus tard.',
  'registration.failed.kept': 'Aucun profil n’a été créé.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
