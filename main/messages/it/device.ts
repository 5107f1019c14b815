/** The texts of a kiosk that serves nobody, in Italian, the reference of the other languages. */
export const device = {
  'device.enrol.title': 'Collega questo sportello',
  'device.enrol.text':
    'Serve il codice di 8 lettere e cifre che il personale riceve dal centro. Vale mezz’ora e una volta sola.',
  'device.enrol.field': 'Codice di attivazione',
  'device.enrol.start': 'Collega',
  'device.enrol.asking': 'Un momento: il centro controlla il codice.',
  'device.enrol.incomplete': 'Il codice ha 8 lettere e cifre.',
  'device.fault.bad-code': 'Il codice non vale: forse è scaduto o già usato. Il personale può chiederne un altro.',
  'device.fault.unreachable': 'Il centro non risponde. Forse manca il collegamento: si può riprovare.',
  'device.fault.too-many': 'Troppi codici sbagliati: si può riprovare tra un’ora.',
  'device.fault.failed': 'Qualcosa non ha funzionato. Si può riprovare.',
  'device.out.title': 'Sportello fuori servizio',
  'device.out.text': 'Questo sportello non è più in funzione. Ci scusiamo per il disagio.',
  'device.out.money': 'Quello che è stato pagato qui resta pagato.',
  'device.out.next': 'Il personale può indicare un altro sportello, o l’ufficio che può aiutarti.',
  'device.out.erasing': 'Lo sportello sta cancellando tutto quello che conservava.',
  'device.out.erased': 'Lo sportello non conserva più nulla.',
  'device.out.enrol': 'Per il personale: collega di nuovo',
} as const
