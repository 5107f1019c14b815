import type { assistance as reference } from '../it/assistance.ts'

/** The texts of the flow `assistance`, in French. */
export const assistance = {
  'assistance.kind.paying': 'Je n’arrive pas à payer',
  'assistance.kind.notice-not-found': 'Je ne trouve pas l’avis',
  'assistance.kind.printing': 'L’impression ne marche pas',
  'assistance.kind.receipt': 'Il manque le reçu',
  'assistance.kind.other': 'Autre chose',

  'assistance.field.reason': 'Motif',
  'assistance.field.text': 'Description',
  'assistance.field.code': 'Code secret',

  'assistance.privacy':
    'La commune utilise ces données seulement pour vous répondre. Elle les efface 90 jours après avoir clos la demande.',

  'assistance.reason.title': 'De quoi s’agit-il ?',
  'assistance.reason.text': 'Le personnel de la commune lit la demande et répond.',
  'assistance.reason.slip': 'J’ai déjà un numéro',
  'assistance.reason.office': 'Contacts du bureau',

  'assistance.unavailable.no-numbers.title': 'On ne peut pas encore écrire d’ici',
  'assistance.unavailable.no-numbers.text': 'Le guichet n’a pas encore de numéros à donner aux demandes.',
  'assistance.unavailable.enough.title': 'Vous avez déjà fait plusieurs demandes',
  'assistance.unavailable.enough.text': 'Le personnel les lit toutes. S’il manque quelque chose, parlez au bureau.',
  'assistance.unavailable.office': 'Le personnel peut vous aider',
  'assistance.unavailable.office-text': 'Les horaires et les contacts du bureau sont ci-dessous.',
  'assistance.unavailable.slip': 'Une demande déjà faite',
  'assistance.unavailable.slip-text': 'Avec son numéro et son code, la réponse se lit quand même.',

  'assistance.text.title': 'Que s’est-il passé ?',
  'assistance.text.text': 'Quelques mots simples suffisent.',
  'assistance.text.left': 'Caractères restants : {left}',
  'assistance.text.empty': 'Écrivez au moins quelques mots.',
  'assistance.text.helps': 'Ce qui aide',
  'assistance.text.helps-text': 'Dire ce que vous vouliez faire et ce que vous avez vu.',
  'assistance.text.never': 'Ce qui ne sert pas',
  'assistance.text.never-text': 'Numéros de carte, mots de passe et codes PIN : la commune ne les demande jamais.',

  'assistance.answer.title': 'Comment voulez-vous la réponse ?',
  'assistance.answer.text': 'On peut toujours la lire ici aussi, avec le numéro et le code.',
  'assistance.answer.email': 'Par e-mail',
  'assistance.answer.phone': 'Par téléphone',
  'assistance.answer.number': 'Je reviens avec le numéro',

  'assistance.email.title': 'À quelle adresse ?',
  'assistance.email.text': 'Une confirmation arrive d’abord, puis la réponse.',

  'assistance.phone.title': 'À quel numéro ?',
  'assistance.phone.text': 'Le personnel appelle aux horaires du bureau.',

  'assistance.name.title': 'Comment vous appelez-vous ?',
  'assistance.name.text': 'Si vous voulez le dire. Sinon, continuez.',

  'assistance.summary.title': 'Vérifiez la demande',
  'assistance.summary.text': 'Pour changer quelque chose, revenez en arrière.',
  'assistance.summary.from': 'De la part de',
  'assistance.summary.answer': 'Réponse',
  'assistance.summary.where': 'Où vous étiez',
  'assistance.summary.fault': 'Code de la panne',
  'assistance.summary.remove': 'Retirer l’endroit où j’étais',
  'assistance.summary.remove-note': 'L’écran, l’avis et la panne ne sont pas envoyés',
  'assistance.summary.send': 'Envoyer la demande',
  'assistance.summary.offline': 'La connexion manque : la demande est gardée ici et partira d’elle-même.',

  'assistance.sending.title': 'Enregistrement de la demande',
  'assistance.sending.text': 'Encore un instant.',

  'assistance.sent.title': 'Votre demande',
  'assistance.sent.online': 'La demande est partie',
  'assistance.sent.kept': 'Gardée ici : elle part d’elle-même',
  'assistance.sent.offline': 'Gardée ici : elle part quand la connexion revient',
  'assistance.sent.email': 'La confirmation et la réponse arrivent à {email}.',
  'assistance.sent.phone': 'Le personnel appelle le numéro que vous avez écrit.',
  'assistance.sent.number': 'Pour lire la réponse, revenez ici ou à un autre guichet.',
  'assistance.sent.keep':
    'Avec le numéro et le code, on lit la réponse. Le code n’est donné qu’une fois : imprimez-le ou notez-le, et ne le donnez à personne.',
  'assistance.sent.print': 'Imprimer la feuille',

  'assistance.slip.title': 'Lire la réponse',
  'assistance.slip.text': 'Présentez la feuille au lecteur, ou écrivez le numéro et le code.',
  'assistance.slip.offline': 'Sans connexion, la réponse ne peut pas être lue.',
  'assistance.slip.bad-number': 'Le numéro a un tiret au milieu, par exemple 12-345.',
  'assistance.slip.bad-code': 'Le code a 10 lettres et chiffres.',
  'assistance.slip.where': 'Où ils sont',
  'assistance.slip.where-text': 'Sur la feuille imprimée au guichet, ou là où vous les avez notés.',
  'assistance.slip.lost': 'Si le code est perdu',
  'assistance.slip.lost-text': 'Le bureau répond sur place : apportez le numéro.',

  'assistance.searching.title': 'Recherche de votre demande',

  'assistance.found.open.title': 'Pas encore de réponse',
  'assistance.found.open.text': 'La commune a la demande et répond dès que possible.',
  'assistance.found.answered.title': 'Il y a une réponse',
  'assistance.found.answered.text': 'La demande reste ouverte.',
  'assistance.found.closed.title': 'Demande close',
  'assistance.found.closed.text': 'Si le problème reste, vous pouvez faire une nouvelle demande.',
  'assistance.found.replies': 'Ce que répond la commune',
  'assistance.found.request': 'Ce que vous avez demandé',
  'assistance.found.deleted': 'Effacée 90 jours après la clôture de la demande.',
  'assistance.found.opened': 'Faite le',

  'assistance.fault.not-found.title': 'Demande introuvable',
  'assistance.fault.not-found.cause': 'Aucune demande n’a ce numéro et ce code ensemble.',
  'assistance.fault.not-found.next':
    'Vérifiez les deux. Une demande faite sans connexion apparaît quand la connexion revient.',
  'assistance.fault.not-found.action': 'Corriger le numéro et le code',
  'assistance.fault.too-many-attempts.title': 'Trop de recherches sans résultat',
  'assistance.fault.too-many-attempts.cause': 'Par sécurité, on ne peut plus rien chercher ici pendant un moment.',
  'assistance.fault.too-many-attempts.next': 'Le personnel du bureau peut vous dire où en est la demande.',
  'assistance.fault.unreachable.title': 'Lecture impossible pour le moment',
  'assistance.fault.unreachable.cause': 'La commune ne répond pas : la connexion manque peut-être.',
  'assistance.fault.unreachable.next': 'Réessayez bientôt. Le numéro et le code restent écrits.',
  'assistance.fault.request': 'Votre demande',
  'assistance.fault.request-text': 'Une demande déjà faite reste valable.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
