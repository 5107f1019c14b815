import { checkLetter, partitaIvaCheckDigit } from '../../../main/domain/tax-code.ts'

/** Somebody invented, or an invented company. `place` is the Belfiore code of a birthplace, which may be a true one. */
export type Debtor = {
  readonly type: 'F' | 'G'
  readonly fiscalCode: string
  readonly fullName: string
  readonly streetName: string
  readonly civicNumber: string
  readonly postalCode: string
  readonly city: string
  readonly province?: string
  readonly country: string
  readonly email?: string
}

/** What a person's fiscal code is made of. `born` is a day `YYYY-MM-DD`. */
export type Birth = {
  readonly surname: string
  readonly name: string
  readonly sex: 'F' | 'M'
  readonly born: string
  readonly place: string
}

/**
 * The fiscal code of a person: consonants before vowels, X where letters lack, and of four or more consonants of a name the first,
 * third and fourth. Source: Decree of the Ministry of Finance of 23 December 1976.
 */
export function fiscalCodeOf({ surname, name, sex, born, place }: Birth): string {
  const [year = '', month = '', day = ''] = born.split('-')
  const bornDay = String(Number(day) + (sex === 'F' ? 40 : 0)).padStart(2, '0')
  const consonants = lettersOf(name).replace(/[AEIOU]/g, '')
  const nameLetters = consonants.length > 3 ? consonants.replace(/^(.).(..).*$/, '$1$2') : threeLetters(name)
  const first15 =
    threeLetters(surname) + nameLetters + year.slice(2) + 'ABCDEHLMPRST'.charAt(Number(month) - 1) + bornDay + place
  return first15 + checkLetter(first15)
}

/** A code of 11 digits nobody has: places 8 to 10 name a tax office that does not exist. `serial` has seven digits. */
export function inventedCompanyCode(serial: string): string {
  const first10 = `${serial}999`
  return first10 + partitaIvaCheckDigit(first10)
}

const townsfolk: readonly (readonly [
  surname: string,
  name: string,
  sex: 'F' | 'M',
  born: string,
  place: string,
  street: string,
])[] = [
  ['Altavalle', 'Ginevra', 'F', '1984-03-12', 'H501', 'Via del Ponte 3'],
  ['Brinafina', 'Teodoro', 'M', '1951-11-30', 'F205', 'Via della Lanterna 18'],
  ['Campolieto', 'Marta', 'F', '1990-07-08', 'L219', 'Piazza del Mulino 1'],
  ['Dellalunetta', 'Oreste', 'M', '1966-01-25', 'A944', 'Vicolo Stretto 7/B'],
  ['Erbasanta', 'Lucilla', 'F', '1978-12-31', 'D612', 'Via dei Tigli 42'],
  ['Fiordineve', 'Nicolò', 'M', '2000-02-29', 'L736', 'Via del Ponte 11'],
  ['Grandisole', 'Amelia', 'F', '1939-05-02', 'G224', 'Largo dei Pescatori 5'],
  ['Lumefranco', 'Ettore', 'M', '1987-09-19', 'L781', 'Via della Lanterna 60'],
  ['Montelieto', 'Irene', 'F', '1995-04-14', 'D969', 'Via Alta 9'],
  ['Nebbiolungo', 'Saverio', 'M', '1972-08-21', 'F839', 'Via della Stazione 2'],
  ['Ortofiore', 'Zoë', 'F', '2003-10-06', 'G273', 'Via dei Tigli 8'],
  ['Prativerdi', 'Gualtiero', 'M', '1960-06-17', 'A662', 'Contrada Bassa 31'],
  ['Querciabella', 'Noemi', 'F', '1982-02-03', 'C351', 'Via del Forno 14'],
  ['Rivachiara', 'Tancredi', 'M', '1998-12-24', 'L424', 'Via Alta 27'],
  ['Solealto', 'Beatrice', 'F', '1974-03-29', 'L378', 'Piazza del Mulino 6'],
  ["D'Ombraverde", 'Mosè', 'M', '1945-07-15', 'G478', 'Via del Ponte 25'],
  ['Ventoleggero', 'Flavia', 'F', '1969-11-11', 'A271', 'Contrada Bassa 4'],
  ['Re', 'Ugo', 'M', '1957-01-01', 'G702', 'Vicolo Stretto 1'],
  ['Acquaviola', 'Cosima', 'F', '1993-05-23', 'E463', 'Via della Stazione 16'],
  ['Boscoantico', 'Leandro', 'M', '1980-10-10', 'A794', 'Via dei Tigli 77'],
  ['Cielosereno', 'Dafne', 'F', '1988-06-30', 'B157', 'Via del Forno 3'],
  ['Pietradolce', 'Ruggero', 'M', '1963-04-05', 'L483', 'Largo dei Pescatori 12'],
]

function person(birth: Birth, address: Omit<Debtor, 'type' | 'fiscalCode' | 'fullName'>): Debtor {
  return { type: 'F', fiscalCode: fiscalCodeOf(birth), fullName: `${birth.name} ${birth.surname}`, ...address }
}

function inTown(street: string): Omit<Debtor, 'type' | 'fiscalCode' | 'fullName'> {
  const [, streetName = street, civicNumber = ''] = /^(.*) (\S+)$/.exec(street) ?? []
  return { streetName, civicNumber, postalCode: '99010', city: 'Pontelume', province: 'PL', country: 'IT' }
}

/** The people of the town. */
export const people: readonly Debtor[] = townsfolk.map(([surname, name, sex, born, place, street], index) => {
  const address = inTown(street)
  const email = `${lettersOf(name)}.${lettersOf(surname)}@posta.example`.toLowerCase()
  return person({ surname, name, sex, born, place }, index % 3 === 0 ? { ...address, email } : address)
})

/** A name of exactly 70 characters, the most a notice prints, with accents. */
export const longNamed: Debtor = person(
  {
    surname: "D'Altavalle Brinafina Querciabèlla",
    name: 'Maria Teodolìnda Eleonòra Zoë Noemì',
    sex: 'F',
    born: '1971-09-27',
    place: 'H501',
  },
  inTown('Via del Ponte 101'),
)

/** Somebody born and living abroad. */
export const foreigner: Debtor = person(
  { surname: 'Lichtbrück', name: 'Jörg', sex: 'M', born: '1976-02-28', place: 'Z112' },
  { streetName: 'Lampengasse', civicNumber: '4', postalCode: '00000', city: 'Laternenstadt', country: 'DE' },
)

/** A company. */
export const company: Debtor = {
  type: 'G',
  fiscalCode: inventedCompanyCode('9876543'),
  fullName: 'Falegnameria Boscoantico & Figli S.r.l.',
  ...inTown('Via della Stazione 30'),
  email: 'amministrazione@falegnameria.example',
}

function threeLetters(text: string): string {
  const letters = lettersOf(text)
  return `${letters.replace(/[AEIOU]/g, '')}${letters.replace(/[^AEIOU]/g, '')}XX`.slice(0, 3)
}

function lettersOf(text: string): string {
  return text
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z]/g, '')
}
