/** A service of the sample municipality that asks for money. */
export type Service = {
  /** First four digits of its notice numbers, after aux digit and segregation code. */
  readonly code: string
  readonly office: string
  /** What the notice is for; `year` is that of its due date, `serial` the number of the file at the office. */
  readonly subject: (year: number, serial: number) => string
  readonly category: string
  /** Whether its notices stop being payable after their term. */
  readonly expires: boolean
}

/**
 * The services of the sample. The categories of TARI and of the road fines are those of pagoPA's taxonomy; the others only have its form.
 */
export const services = {
  waste: {
    code: '1010',
    office: 'Ufficio Tributi',
    subject: (year) => `TARI ${year} - Tassa sui rifiuti`,
    category: '0101101IM',
    expires: false,
  },
  canteen: {
    code: '2010',
    office: 'Ufficio Scuola',
    subject: (year) => `Mensa scolastica - anno scolastico ${year - 1}/${year}`,
    category: '0101110TS',
    expires: false,
  },
  schoolBus: {
    code: '2020',
    office: 'Ufficio Scuola',
    subject: (year) => `Trasporto scolastico - anno scolastico ${year - 1}/${year}`,
    category: '0101111TS',
    expires: false,
  },
  nursery: {
    code: '2030',
    office: 'Ufficio Scuola',
    subject: (year) => `Asilo nido comunale - retta ${year}`,
    category: '0101112TS',
    expires: false,
  },
  summerCamp: {
    code: '2040',
    office: 'Ufficio Scuola',
    subject: (year) => `Centro estivo ${year} - quota di iscrizione`,
    category: '0101113TS',
    expires: true,
  },
  fine: {
    code: '3010',
    office: 'Polizia Locale',
    subject: (year, serial) => `Verbale n. ${serial}/${year} - Violazione al Codice della Strada`,
    category: '0102100SA',
    expires: true,
  },
  publicGround: {
    code: '1020',
    office: 'Ufficio Tributi',
    subject: (year) => `Canone unico patrimoniale ${year} - Occupazione di suolo pubblico`,
    category: '0101120TS',
    expires: false,
  },
  graveLamps: {
    code: '4010',
    office: 'Servizi Cimiteriali',
    subject: (year) => `Lampade votive ${year} - Cimitero comunale`,
    category: '0101130TS',
    expires: false,
  },
  identityCard: {
    code: '5010',
    office: 'Ufficio Anagrafe',
    subject: () => "Carta d'identità elettronica - Rilascio",
    category: '0101140TS',
    expires: true,
  },
  certificate: {
    code: '5020',
    office: 'Ufficio Anagrafe',
    subject: () => 'Certificato anagrafico in bollo',
    category: '0101141TS',
    expires: false,
  },
  building: {
    code: '6010',
    office: 'Sportello Unico Edilizia',
    subject: (year, serial) => `Oneri di urbanizzazione - Pratica edilizia ${serial}/${year}`,
    category: '0101150TS',
    expires: false,
  },
  gym: {
    code: '7010',
    office: 'Ufficio Sport',
    subject: (year) => `Palestra comunale - Canone d'uso ${year}`,
    category: '0101160TS',
    expires: false,
  },
} as const satisfies Record<string, Service>

/** The name of a service of the sample. */
export type ServiceName = keyof typeof services
