import type { registration as reference } from '../it/registration.ts'

/** The texts of the flow `registration`, in Slovene. */
export const registration = {
  'registration.field.tax-code': 'Davčna številka',

  'registration.name.title': 'Kako vam je ime?',
  'registration.name.text': 'Ime in priimek kot na osebnem dokumentu.',
  'registration.name.no-given-name': 'Vpišite ime.',
  'registration.name.no-family-name': 'Vpišite priimek.',

  'registration.privacy.why': 'Da ustvarimo vaš profil in vas prijavimo. Nihče ga ni dolžan imeti.',
  'registration.privacy.how-long': 'Dokler imate profil. Če prej odnehate, tu ne ostane nič.',

  'registration.tax-code.title': 'Vaša davčna številka',
  'registration.tax-code.text': 'Zdravstveno kartico približajte čitalniku ali vpišite številko.',
  'registration.tax-code.bad': 'Številka ni prava: ima 16 črk in števk.',
  'registration.tax-code.doubtful': 'Preverite: številka se ne ujema z imenom. Če je prava, nadaljujte.',
  'registration.tax-code.where': 'Kje je',
  'registration.tax-code.where-text': 'Na zdravstveni kartici: 16 črk in števk.',
  'registration.tax-code.why': 'Čemu služi',
  'registration.tax-code.why-text': 'Loči ljudi z enakim imenom: tako je profil res vaš.',

  'registration.email.title': 'Vaša e-pošta',
  'registration.email.text': 'S tem naslovom se prijavite v profil.',
  'registration.email.code': 'Prejeli boste kodo',
  'registration.email.code-text': 'Z njo pokažete, da je naslov vaš.',
  'registration.email.near': 'Imejte telefon pri roki',
  'registration.email.near-text': 'Kodo preberete v e-pošti in jo vpišete tukaj.',

  'registration.phone.title': 'Vaš telefon',
  'registration.phone.text': 'Samo če želite. Sicer pustite prazno in nadaljujte.',

  'registration.password.title': 'Izberite geslo',
  'registration.password.repeat': 'Ponovite geslo',
  'registration.password.read': 'Obvestilo o zasebnosti sem prebral/-a',
  'registration.password.not-read': 'Preberite obvestilo, nato se dotaknite okenca.',
  'registration.password.create': 'Ustvari profil',

  'registration.sending.title': 'Pripravljam vaš profil',

  'registration.entering.title': 'Odpiram vaš profil',

  'registration.welcome.title': 'Vaš profil je pripravljen',
  'registration.welcome.text': 'Zdaj ste v svojem profilu.',
  'registration.welcome.now': 'Kaj lahko storite zdaj',
  'registration.welcome.now-text': 'Plačate obvestilo, poiščete potrdilo ali prosite za pomoč.',
  'registration.welcome.later': 'Naslednjič',
  'registration.welcome.later-text': 'Dotaknite se polja Prijava, nato vpišite e-poštni naslov in geslo.',

  'registration.failed.offline.title': 'Profila zdaj ni mogoče ustvariti',
  'registration.failed.offline.text': 'Ni povezave z občino.',
  'registration.failed.offline.next': 'Kmalu poskusite znova. Znova vpišete samo geslo.',
  'registration.failed.no-mail.title': 'E-sporočil trenutno ne pošiljamo',
  'registration.failed.no-mail.text': 'Brez kode po e-pošti profila ni mogoče ustvariti.',
  'registration.failed.no-mail.next': 'Poskusite pozneje ali vprašajte osebje.',
  'registration.failed.closed.title': 'Tu ne ustvarjamo profilov',
  'registration.failed.closed.text': 'Občina na tej napravi ne sprejema novih registracij.',
  'registration.failed.closed.next': 'Osebje urada vam pove, kako naprej.',
  'registration.failed.too-many.title': 'Preveč e-sporočil na ta naslov',
  'registration.failed.too-many.text': 'Zaradi varnosti jih nekaj časa ne pošiljamo več.',
  'registration.failed.too-many.next': 'Poglejte v e-pošto, tudi med neželeno. Ali poskusite pozneje.',
  'registration.failed.kept': 'Ustvarjen ni bil noben profil.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
