import QRCode from 'qrcode'

/**
 * The modules of a notice's QR code, row by row, true for a dark one: always version 4 with error correction M (33×33), on
 * paper and on screen. Throws if the text has more than 62 bytes. Source: pagoPA notice guide, "Codice QR".
 */
export function noticeQrModules(text: string): readonly (readonly boolean[])[] {
  // One segment of bytes, as in the official notices; free to choose, the encoder would mix segments.
  const segment = { mode: 'byte', data: new TextEncoder().encode(text) } as const
  const { modules } = QRCode.create([segment], { version: 4, errorCorrectionLevel: 'M' })
  return Array.from({ length: modules.size }, (_, row) =>
    Array.from(modules.data.subarray(row * modules.size, (row + 1) * modules.size), (bit) => bit !== 0),
  )
}
