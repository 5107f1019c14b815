import type { Language } from '../../main/domain/visit.ts'
import { oneLine } from './one-line.ts'

/** One line of the details: what it is, and how much or who. */
export interface LetterRow {
  readonly label: string
  readonly value: string
  readonly isCode?: boolean
}

/** What a mail to a citizen says, in the order in which it is read. Texts may come from outside: they are made harmless here. */
export interface Letter {
  readonly language: Language
  /** A colour like #0066CC. */
  readonly accent: string
  readonly sender: string
  readonly title: string
  readonly lead: string
  /** What is read first, in large. */
  readonly sum?: LetterRow
  readonly warning?: string
  /** What is read as a whole, under a title of its own; a line that is empty is a pause. */
  readonly passage?: { readonly title: string; readonly lines: readonly string[] }
  /** A page that does the same, under a title of its own. */
  readonly link?: { readonly title: string; readonly text: string; readonly label: string; readonly address: string }
  readonly detailsTitle: string
  readonly rows: readonly LetterRow[]
  readonly contactTitle: string
  readonly contact: readonly string[]
  readonly smallPrint: readonly string[]
}

/** A letter as plain text. */
export function textOf(letter: Letter): string {
  const line = ({ label, value }: LetterRow) => `${label}: ${oneLine(value)}`
  const paragraphs = [
    oneLine(letter.sender),
    letter.title,
    letter.lead,
    ...(letter.sum === undefined ? [] : [line(letter.sum)]),
    ...(letter.warning === undefined ? [] : [letter.warning]),
    ...(letter.passage === undefined ? [] : [[letter.passage.title, ...letter.passage.lines.map(oneLine)].join('\n')]),
    ...(letter.link === undefined ? [] : [[letter.link.title, letter.link.text, letter.link.address].join('\n')]),
    [letter.detailsTitle, ...letter.rows.map(line)].join('\n'),
    [letter.contactTitle, ...letter.contact.map(oneLine)].join('\n'),
    letter.smallPrint.join('\n'),
  ]
  return `${paragraphs.join('\n\n')}\n`
}

/**
 * A letter as HTML that every mail program can show: one column of at most 600 pixels, styles on the elements for those that drop
 * style sheets, nothing loaded from anywhere, no picture, nothing that tells that it was opened. Dark mail programs get colours of
 * their own, and the accent is a bar and never a ground for text, since any colour may be set.
 */
export function htmlOf(letter: Letter): string {
  return `<!doctype html>
<html lang="${letter.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${escape(letter.title)}</title>
<style>${STYLE_SHEET}</style>
</head>
<body class="page" style="margin:0;padding:0;background-color:#edf3f9;">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#edf3f9;">
<tr><td align="center" class="edge" style="padding:24px 12px;">
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background-color:#ffffff;${FONT}">
<tr><td style="height:8px;line-height:8px;font-size:0;background-color:${escape(letter.accent)};">&nbsp;</td></tr>
<tr><td class="inside" style="padding:28px 32px 32px;">
<p class="soft" style="margin:0 0 4px;font-size:16px;line-height:24px;color:#455b71;">${escape(letter.sender)}</p>
<h1 class="heading title" style="margin:0 0 16px;font-size:28px;line-height:34px;font-weight:700;overflow-wrap:anywhere;color:#17324d;">${escape(letter.title)}</h1>
<p class="text" style="margin:0 0 24px;font-size:17px;line-height:26px;color:#17191c;">${escape(letter.lead)}</p>
${letter.sum === undefined ? '' : sumHtml(letter.sum)}${letter.warning === undefined ? '' : warningHtml(letter.warning)}${letter.passage === undefined ? '' : passageHtml(letter.passage)}${letter.link === undefined ? '' : linkHtml(letter.link)}
<h2 class="heading" style="${SUBHEADING}">${escape(letter.detailsTitle)}</h2>
<table class="facts" width="100%" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse;">
${letter.rows.map(rowHtml).join('\n')}
</table>
<h2 class="heading" style="${SUBHEADING}padding-top:28px;">${escape(letter.contactTitle)}</h2>
<p class="text" style="margin:0 0 28px;font-size:16px;line-height:25px;color:#17191c;">${letter.contact.map(escape).join('<br>')}</p>
${letter.smallPrint.map(smallPrintHtml).join('\n')}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`
}

const FONT = "font-family:'Titillium Web','Segoe UI',Roboto,Helvetica,Arial,sans-serif;"
const CODE_FONT = "font-family:'Roboto Mono',Consolas,Menlo,'DejaVu Sans Mono',monospace;font-size:15px;"
const SUBHEADING = 'margin:0 0 8px;font-size:19px;line-height:26px;font-weight:700;color:#17324d;'

const STYLE_SHEET = `
:root { color-scheme: light dark; }
@media (max-width: 480px) {
  .edge { padding: 0 !important; }
  .inside { padding: 24px 20px 28px !important; }
  .title { font-size: 24px !important; line-height: 30px !important; }
  .sum { font-size: 28px !important; line-height: 36px !important; }
  .facts th, .facts td { display: block !important; width: auto !important; }
  .facts th { padding: 10px 0 0 !important; border-top-width: 1px !important; }
  .facts td { padding: 0 0 10px !important; border-top: 0 !important; }
}
@media (prefers-color-scheme: dark) {
  .page { background-color: #0e151d !important; }
  .card { background-color: #18222d !important; }
  .text, .facts td { color: #eef3f8 !important; }
  .heading { color: #ffffff !important; }
  .soft, .facts th { color: #b8c8d8 !important; }
  .facts th, .facts td { border-color: #3a4a5a !important; }
  .warning { background-color: #3d2c10 !important; color: #ffe2b0 !important; border-color: #ffc95c !important; }
}
`

function rowHtml({ label, value, isCode = false }: LetterRow): string {
  const cell = 'padding:9px 0;border-top:1px solid #c9d6e3;text-align:left;vertical-align:top;line-height:24px;'
  return `<tr>
<th scope="row" width="42%" style="${cell}padding-right:16px;font-size:15px;font-weight:400;color:#455b71;">${escape(label)}</th>
<td style="${cell}font-size:16px;color:#17191c;overflow-wrap:anywhere;word-break:break-word;${isCode ? CODE_FONT : ''}">${escape(value)}</td>
</tr>`
}

function warningHtml(warning: string): string {
  return `<p class="warning" style="margin:0 0 24px;padding:12px 16px;border-left:4px solid #8a4a00;background-color:#fff2dc;font-size:16px;line-height:25px;color:#5c3200;">${escape(warning)}</p>`
}

function passageHtml({ title, lines }: NonNullable<Letter['passage']>): string {
  return `<h2 class="heading" style="${SUBHEADING}">${escape(title)}</h2>
<p class="text" style="margin:0 0 28px;font-size:17px;line-height:26px;overflow-wrap:anywhere;color:#17191c;">${lines.map(escape).join('<br>')}</p>`
}

function sumHtml({ label, value }: LetterRow): string {
  return `<p class="soft" style="margin:0;font-size:16px;line-height:24px;color:#455b71;">${escape(label)}</p>
<p class="heading sum" style="margin:0 0 24px;font-size:36px;line-height:44px;font-weight:700;overflow-wrap:anywhere;color:#17324d;">${escape(value)}</p>
`
}

/** Said in words and as an address: who cannot press it types it. */
function linkHtml({ title, text, label, address }: NonNullable<Letter['link']>): string {
  return `<h2 class="heading" style="${SUBHEADING}">${escape(title)}</h2>
<p class="text" style="margin:0 0 12px;font-size:17px;line-height:26px;color:#17191c;">${escape(text)}</p>
<p style="margin:0 0 28px;font-size:17px;line-height:26px;overflow-wrap:anywhere;"><a class="heading" href="${escape(address)}" style="color:#17324d;font-weight:700;">${escape(label)}</a><br><span class="soft" style="font-size:14px;line-height:21px;color:#455b71;">${escape(address)}</span></p>
`
}

function smallPrintHtml(paragraph: string): string {
  return `<p class="soft" style="margin:0 0 8px;font-size:14px;line-height:21px;color:#455b71;">${escape(paragraph)}</p>`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escape = (text: string): string => oneLine(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
