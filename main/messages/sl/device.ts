import type { device as reference } from '../it/device.ts'

/** The texts of a kiosk that serves nobody, in Slovene. */
export const device = {
  'device.enrol.title': 'Poveži ta terminal',
  'device.enrol.text':
    'Potrebna je koda iz 8 črk in številk, ki jo osebje dobi od centra. Velja pol ure in samo enkrat.',
  'device.enrol.field': 'Aktivacijska koda',
  'device.enrol.start': 'Poveži',
  'device.enrol.asking': 'Trenutek: center preverja kodo.',
  'device.enrol.incomplete': 'Koda ima 8 črk in številk.',
  'device.fault.bad-code': 'Ta koda ne velja: morda je potekla ali je že bila uporabljena. Osebje lahko zahteva novo.',
  'device.fault.unreachable': 'Center se ne odziva. Morda ni povezave: lahko se poskusi znova.',
  'device.fault.too-many': 'Preveč napačnih kod: znova se lahko poskusi čez eno uro.',
  'device.fault.failed': 'Nekaj ni delovalo. Lahko se poskusi znova.',
  'device.out.title': 'Terminal ne deluje',
  'device.out.text': 'Ta terminal ni več v uporabi. Opravičujemo se za nevšečnosti.',
  'device.out.money': 'Kar je bilo plačano tukaj, ostane plačano.',
  'device.out.next': 'Osebje lahko pokaže drug terminal ali urad, ki lahko pomaga.',
  'device.out.erasing': 'Terminal briše vse, kar je hranil.',
  'device.out.erased': 'Terminal ne hrani ničesar več.',
  'device.out.enrol': 'Za osebje: poveži znova',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
