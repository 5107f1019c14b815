import type { Language } from '../domain/visit.ts'

const it = {
  heading: 'Pagina di prova',
  title: 'Questo foglio controlla una stampante dello sportello',
  scale: 'Misure',
  scaleText:
    'Tra i due segni ci sono <strong>100 mm</strong>: misurali con un righello. Se non tornano, la stampante rimpicciolisce: nelle sue impostazioni scegli la dimensione reale (100%).',
  codes: 'Codici',
  codesText:
    'Leggili con lo scanner e con un telefono: dicono che questa è una prova e non fanno pagare nulla. Sono grandi come sugli avvisi e sui bollettini.',
  qrAlt: 'Codice QR di prova, {{size}} mm',
  matrixAlt: 'Data Matrix di prova, 23 mm',
  greys: 'Grigi e linee',
  greysText: 'Ogni riquadro si distingue da quello vicino, e anche la linea più sottile si vede intera.',
  letters: 'Caratteri',
  edges: 'Bordi',
  edgesText: 'La cornice sta a 6 mm dal bordo del foglio e si vede tutta: i testi degli avvisi stanno più all’interno.',
} as const

/** What a test page says in every language; `<strong>` marks what is printed bold, `{{name}}` what is filled in. */
export type TestPageTexts = Readonly<Record<keyof typeof it, string>>

const en: TestPageTexts = {
  heading: 'Test page',
  title: 'This sheet checks a printer of the kiosk',
  scale: 'Measures',
  scaleText:
    'Between the two marks there are <strong>100 mm</strong>: measure them with a ruler. If they do not match, the printer shrinks pages: choose actual size (100%) in its settings.',
  codes: 'Codes',
  codesText:
    'Read them with the scanner and with a phone: they say that this is a test and ask for no payment. They are as large as on notices and postal slips.',
  qrAlt: 'Test QR code, {{size}} mm',
  matrixAlt: 'Test Data Matrix, 23 mm',
  greys: 'Greys and lines',
  greysText: 'Each box differs from the one beside it, and even the thinnest line is seen whole.',
  letters: 'Letters',
  edges: 'Edges',
  edgesText:
    'The frame is 6 mm from the edge of the sheet and all of it is seen: the texts of notices stand farther inside.',
}

const de: TestPageTexts = {
  heading: 'Testseite',
  title: 'Dieses Blatt prüft einen Drucker des Schalters',
  scale: 'Maße',
  scaleText:
    'Zwischen den beiden Zeichen liegen <strong>100 mm</strong>: Messen Sie mit einem Lineal nach. Stimmt es nicht, verkleinert der Drucker: Wählen Sie in seinen Einstellungen die tatsächliche Größe (100 %).',
  codes: 'Codes',
  codesText:
    'Lesen Sie sie mit dem Scanner und mit einem Handy: Sie sagen, dass dies ein Test ist, und verlangen keine Zahlung. Sie sind so groß wie auf Mitteilungen und Posterlagscheinen.',
  qrAlt: 'QR-Code zum Testen, {{size}} mm',
  matrixAlt: 'Data Matrix zum Testen, 23 mm',
  greys: 'Grautöne und Linien',
  greysText: 'Jedes Feld hebt sich vom nächsten ab, und auch die feinste Linie ist ganz zu sehen.',
  letters: 'Schrift',
  edges: 'Ränder',
  edgesText:
    'Der Rahmen liegt 6 mm vom Blattrand und ist ganz zu sehen: Die Texte der Mitteilungen stehen weiter innen.',
}

const fr: TestPageTexts = {
  heading: 'Page d’essai',
  title: 'Cette feuille contrôle une imprimante de la borne',
  scale: 'Mesures',
  scaleText:
    'Entre les deux repères il y a <strong>100 mm</strong> : mesurez-les avec une règle. Sinon, l’imprimante réduit les pages : choisissez la taille réelle (100 %) dans ses réglages.',
  codes: 'Codes',
  codesText:
    'Lisez-les avec le lecteur et avec un téléphone : ils disent que c’est un essai et ne font rien payer. Ils ont la taille de ceux des avis et des bulletins.',
  qrAlt: 'Code QR d’essai, {{size}} mm',
  matrixAlt: 'Data Matrix d’essai, 23 mm',
  greys: 'Gris et lignes',
  greysText: 'Chaque case se distingue de sa voisine, et même la ligne la plus fine se voit en entier.',
  letters: 'Caractères',
  edges: 'Bords',
  edgesText:
    'Le cadre est à 6 mm du bord de la feuille et se voit en entier : les textes des avis sont plus à l’intérieur.',
}

const sl: TestPageTexts = {
  heading: 'Preskusna stran',
  title: 'Ta list preveri tiskalnik okenca',
  scale: 'Mere',
  scaleText:
    'Med oznakama je <strong>100 mm</strong>: izmerite jih z ravnilom. Če se ne ujema, tiskalnik pomanjšuje: v njegovih nastavitvah izberite dejansko velikost (100 %).',
  codes: 'Kode',
  codesText:
    'Preberite jih z bralnikom in s telefonom: povedo, da je to preskus, in ne zahtevajo plačila. Velike so kot na obvestilih in položnicah.',
  qrAlt: 'Preskusna koda QR, {{size}} mm',
  matrixAlt: 'Preskusna Data Matrix, 23 mm',
  greys: 'Sivine in črte',
  greysText: 'Vsako polje se loči od sosednjega in tudi najtanjša črta se vidi v celoti.',
  letters: 'Črke',
  edges: 'Robovi',
  edgesText: 'Okvir je 6 mm od roba lista in se vidi v celoti: besedila obvestil so bolj znotraj.',
}

/** The words of a test page, by language. */
export const testPageTexts: Readonly<Record<Language, TestPageTexts>> = { it, en, de, fr, sl }
