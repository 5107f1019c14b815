import type { signIn as reference } from '../it/sign-in.ts'

/** The texts of the flow `sign-in`, in Slovene. */
export const signIn = {
  'sign-in.form.title': 'Prijava v vaš profil',
  'sign-in.form.forgot': 'Pozabljeno geslo',
  'sign-in.form.wrong': 'Naslov ali geslo ni pravo.',
  'sign-in.form.no-password': 'Vpišite geslo.',

  'sign-in.checking.title': 'Preverjam podatke',

  'sign-in.wait.title': 'Preveč poskusov',
  'sign-in.wait.text': 'Zaradi varnosti je treba malo počakati.',
  'sign-in.wait.when': 'Kdaj poskusiti znova',
  'sign-in.wait.when-text': 'Znova lahko poskusite od {time}.',
  'sign-in.wait.forgot-text': 'Takoj lahko izberete novo: koda pride po e-pošti.',
  'sign-in.wait.too-soon': 'Še malo potrpljenja: znova lahko poskusite od {time}.',

  'sign-in.forgot.title': 'Pozabljeno geslo',
  'sign-in.forgot.text': 'Se zgodi. Pošljemo vam kodo, nato izberete novo geslo.',
  'sign-in.forgot.send': 'Pošlji kodo',
  'sign-in.forgot.which': 'Kateri naslov',
  'sign-in.forgot.which-text': 'Tisti, s katerim ste ustvarili profil.',

  'sign-in.asking.title': 'Prosim za kodo',

  'sign-in.new-password.title': 'Izberite novo geslo',
  'sign-in.new-password.field': 'Novo geslo',
  'sign-in.new-password.repeat': 'Ponovite novo geslo',
  'sign-in.new-password.save': 'Shrani geslo',

  'sign-in.saving.title': 'Shranjujem geslo',

  'sign-in.changed.title': 'Geslo je spremenjeno',
  'sign-in.changed.text': 'Od zdaj velja samo novo.',
  'sign-in.changed.next': 'Prijavite se z novim geslom.',

  'sign-in.failed.profile': 'Vaš profil',
  'sign-in.failed.profile-text': 'Nič se ni spremenilo: velja prejšnje geslo.',
  'sign-in.failed.unsure': 'Morda že velja novo geslo: odgovora ni bilo. Poskusite znova ali se prijavite.',
  'sign-in.failed.offline.title': 'Prijava zdaj ni mogoča',
  'sign-in.failed.offline.text': 'Ni povezave z občino.',
  'sign-in.failed.offline.next': 'Kmalu poskusite znova. Obvestila lahko najdete tudi brez profila.',
  'sign-in.failed.no-mail.title': 'E-sporočil trenutno ne pošiljamo',
  'sign-in.failed.no-mail.text': 'Kode za novo geslo ni mogoče poslati.',
  'sign-in.failed.no-mail.next': 'Poskusite pozneje ali vprašajte osebje.',
  'sign-in.failed.too-many.title': 'Preveč e-sporočil na ta naslov',
  'sign-in.failed.too-many.text': 'Zaradi varnosti jih nekaj časa ne pošiljamo več.',
  'sign-in.failed.too-many.next': 'Poglejte v e-pošto, tudi med neželeno. Ali poskusite pozneje.',
  'sign-in.failed.code-gone.title': 'Koda ne velja več',
  'sign-in.failed.code-gone.text': 'Bila je že uporabljena ali pa je minilo preveč časa.',
  'sign-in.failed.code-gone.next': 'Začnite znova: prejeli boste novo kodo.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
