import type { device as reference } from '../it/device.ts'

/** The texts of a kiosk that serves nobody, in English. */
export const device = {
  'device.enrol.title': 'Connect this kiosk',
  'device.enrol.text':
    'It takes the code of 8 letters and digits that staff get from the centre. It is good for half an hour, and once.',
  'device.enrol.field': 'Activation code',
  'device.enrol.start': 'Connect',
  'device.enrol.asking': 'One moment: the centre is checking the code.',
  'device.enrol.incomplete': 'The code has 8 letters and digits.',
  'device.fault.bad-code': 'This code is not valid: it may be too old, or used already. Staff can ask for another one.',
  'device.fault.unreachable': 'The centre does not answer. The line may be down: please try again.',
  'device.fault.too-many': 'Too many wrong codes: try again in an hour.',
  'device.fault.failed': 'Something did not work. Please try again.',
  'device.out.title': 'Kiosk out of service',
  'device.out.text': 'This kiosk is no longer in use. We are sorry for the trouble.',
  'device.out.money': 'What was paid here stays paid.',
  'device.out.next': 'Staff can show you another kiosk, or the office that can help you.',
  'device.out.erasing': 'The kiosk is erasing everything that it kept.',
  'device.out.erased': 'The kiosk keeps nothing any more.',
  'device.out.enrol': 'For staff: connect again',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
