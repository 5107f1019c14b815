import type { receipt as reference } from '../it/receipt.ts'

/** The texts of the flow `receipt`, in French. */
export const receipt = {
  'receipt.entry.title': 'Chercher un reçu',
  'receipt.entry.text': 'Il faut le code de l’avis et un code fiscal.',
  'receipt.entry.code-where': 'Sur l’avis ou le mémo : le Code Avis a 18 chiffres.',
  'receipt.entry.tax-code-where': 'Du destinataire, ou de qui a payé : il est sur la carte de santé.',
  'receipt.entry.privacy': 'La commune utilise les deux codes seulement pour cette recherche et ne les garde pas.',

  'receipt.searching.title': 'Recherche du reçu',
  'receipt.searching.wait': 'Attente de la réponse de la commune.',

  'receipt.found.title': 'Votre reçu',
  'receipt.found.mail': 'Envoyer par e-mail',
  'receipt.found.phone': 'Sur votre téléphone',
  'receipt.found.mail-hint': 'Pour le recevoir aussi par e-mail',
  'receipt.found.privacy': 'La commune utilise l’adresse seulement pour cet envoi, puis l’efface.',
  'receipt.found.not-sent': 'La commune ne répond pas : rien n’a été envoyé. Réessayez bientôt.',

  'receipt.mailed.title': 'Reçu en route',
  'receipt.mailed.text': 'Le reçu arrive à {email} dans quelques minutes.',
  'receipt.mailed.missing': 'S’il n’arrive pas',
  'receipt.mailed.missing-text': 'Regardez dans les indésirables. Ou cherchez-le encore ici, ou imprimez-le.',

  'receipt.linking.title': 'Je prépare le reçu pour le téléphone',
  'receipt.link.title': 'Le reçu sur votre téléphone',
  'receipt.link.qr': 'Code QR pour télécharger le reçu',
  'receipt.link.save-text': 'Sur le téléphone, touchez le bouton : le reçu arrive en fichier PDF. Une seule fois.',
  'receipt.no-link.title': 'Le reçu ne peut pas aller sur le téléphone maintenant',
  'receipt.no-link.text': 'La connexion avec la commune manque.',
  'receipt.no-link.next': 'Réessayez bientôt, ou revenez en arrière et imprimez-le.',

  'receipt.fault.not-found.title': 'Reçu introuvable',
  'receipt.fault.not-found.cause': 'Il n’y a aucun reçu pour ces deux codes ensemble.',
  'receipt.fault.not-found.next':
    'Vérifiez-les tous les deux. Un paiement récent peut apparaître après quelques heures.',
  'receipt.fault.not-found.action': 'Corriger les codes',
  'receipt.fault.too-many-attempts.title': 'Trop de recherches sans résultat',
  'receipt.fault.too-many-attempts.cause': 'Par sécurité, on ne peut plus rien chercher ici pendant un moment.',
  'receipt.fault.too-many-attempts.next': 'Le personnel du bureau peut chercher le reçu avec vous.',
  'receipt.fault.unreachable.title': 'Impossible de chercher maintenant',
  'receipt.fault.unreachable.cause': 'La commune ne répond pas : la connexion manque peut-être.',
  'receipt.fault.unreachable.next': 'Réessayez bientôt. Les codes restent écrits.',
  'receipt.fault.money': 'Les paiements déjà faits restent valables.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
