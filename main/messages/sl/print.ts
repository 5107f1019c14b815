import type { print as reference } from '../it/print.ts'

/** The texts of printing, in Slovene. */
export const print = {
  'print.notice.title': 'Tiskam vaše obvestilo',
  'print.notice.done': 'Vaše obvestilo je natisnjeno. Vzemite ga iz tiskalnika, preden odidete.',
  'print.notice.money': 'Nič ni bilo plačano.',
  'print.notice.otherwise': 'Tudi brez lista lahko takoj plačate s telefonom.',

  'print.receipt.title': 'Tiskam vaše potrdilo',
  'print.receipt.done': 'Vaše potrdilo je natisnjeno. Vzemite ga iz tiskalnika in ga shranite.',
  'print.receipt.money': 'Plačilo je opravljeno. Tiskanje tega ne spremeni.',
  'print.receipt.otherwise': 'Potrdilo lahko dobite tudi po e-pošti ali ga poiščete tukaj pozneje.',

  'print.slip.title': 'Tiskam opomnik',
  'print.slip.done': 'Opomnik je natisnjen. Vzemite ga iz tiskalnika, preden odidete.',
  'print.slip.money': 'Plačilo še ni potrjeno. Tiskanje tega ne spremeni.',
  'print.slip.otherwise': 'Tudi brez opomnika poiščete potrdilo s številko obvestila.',

  'print.wait': 'Ostanite tukaj: sporočili vam bomo, ko bo list pripravljen.',

  'print.long': 'Tiskanje še poteka.',

  'print.held-title': 'Tiskanje čaka',

  'print.held-next': 'List pride sam, ko osebje uredi tiskalnik. Ali pa prekličite tiskanje.',

  'print.cancel': 'Prekliči tiskanje',

  'print.taken-title': 'Vzemite list',

  'print.taken': 'List imam',

  'print.places.title': 'Kje plačati s tem listom',
  'print.places.bank': 'V bankah in na bankomatih',
  'print.places.post': 'Na poštah',
  'print.places.shop': 'V trafikah, barih in trgovinah, ki to omogočajo',
  'print.places.app': 'Z aplikacijo IO ali z aplikacijo banke, s skeniranjem kode QR',

  'print.keep.receipt': 'Zakaj ga shraniti',
  'print.keep.receipt-text': 'Dokazuje, da ste plačali.',
  'print.keep.lost': 'Če ga izgubite',
  'print.keep.lost-text': 'Tukaj ga lahko znova poiščete s številko obvestila in davčno številko.',
  'print.keep.later': 'Ko bo potrjeno',
  'print.keep.later-text': 'Potrdilo poiščite tukaj s podatki na opomniku.',
  'print.keep.meanwhile': 'Medtem',
  'print.keep.meanwhile-text': 'Tega obvestila ne plačajte še enkrat.',

  'print.trouble.paper-out.title': 'Zmanjkalo je papirja',
  'print.trouble.paper-out.cause': 'V tiskalniku ni več papirja in vaš list ni prišel.',
  'print.trouble.paper-out.next': 'Prosite osebje, naj doda papir, in natisnite znova.',
  'print.trouble.paper-jam.title': 'List se je zataknil',
  'print.trouble.paper-jam.cause': 'V tiskalniku je ostal list in vaš ni prišel.',
  'print.trouble.paper-jam.next': 'Ne vlecite lista: pokličite osebje.',
  'print.trouble.door-open.title': 'Tiskalnik je odprt',
  'print.trouble.door-open.cause': 'Vratca tiskalnika so odprta in vaš list ni prišel.',
  'print.trouble.door-open.next': 'Prosite osebje, naj zapre tiskalnik, in natisnite znova.',
  'print.trouble.toner-empty.title': 'Zmanjkalo je tonerja',
  'print.trouble.toner-empty.cause': 'V tiskalniku ni več tonerja in vaš list ni prišel.',
  'print.trouble.toner-empty.next': 'Prosite osebje, naj zamenja toner, in natisnite znova.',
  'print.trouble.offline.title': 'Tiskalnik se ne odziva',
  'print.trouble.offline.cause': 'Morda je izklopljen ali odklopljen. Vaš list ni prišel.',
  'print.trouble.offline.next': 'Prosite osebje, naj vklopi tiskalnik, in natisnite znova.',
  'print.trouble.not-accepting.title': 'Tiskalnik ni na voljo',
  'print.trouble.not-accepting.cause': 'Tiskalnik je vklopljen, a zdaj ne sprejema tiskanja. Vaš list ni prišel.',
  'print.trouble.not-accepting.next': 'Vprašajte osebje in natisnite znova.',
  'print.trouble.stopped.title': 'Tiskalnik se je ustavil',
  'print.trouble.stopped.cause': 'Tiskalnik stoji in ne pove, zakaj. Vaš list ni prišel.',
  'print.trouble.stopped.next': 'Pokličite osebje in natisnite znova.',
  'print.trouble.interrupted.title': 'Tiskanje je prekinjeno',
  'print.trouble.interrupted.cause': 'Naprava se je pred tiskanjem znova zagnala. Vaš list ni prišel.',
  'print.trouble.interrupted.next': 'Lahko natisnete znova.',
  'print.trouble.cancelled.title': 'Tiskanje je preklicano',
  'print.trouble.cancelled.cause': 'Tiskanje je bilo preklicano in list ni prišel.',
  'print.trouble.cancelled.next': 'Kadar koli lahko natisnete znova.',
  'print.trouble.refused.title': 'Tiskalnik ni sprejel lista',
  'print.trouble.refused.cause': 'Tiskalnik je zavrnil dokument. Vaš list ni prišel.',
  'print.trouble.refused.next': 'Če potrebujete list, vprašajte osebje.',
  'print.trouble.aborted.title': 'Tiskanje ni uspelo',
  'print.trouble.aborted.cause': 'Tiskalnik je odnehal, preden je začel. Vaš list ni prišel.',
  'print.trouble.aborted.next': 'Poskusite znova natisniti.',
  'print.trouble.unknown.title': 'Poglejte na pladenj',
  'print.trouble.unknown.cause': 'Ne vemo, ali je list prišel: tiskalnik tega ni potrdil.',
  'print.trouble.unknown.next': 'Če je list tam, ga vzemite. Če ga ni, natisnite znova ali prosite za pomoč.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
