import QRCode from 'qrcode'

/** The modules of a QR code or Data Matrix, row by row, true for a dark one; no quiet zone. */
export type Modules = readonly (readonly boolean[])[]

/**
 * The modules of a notice's QR code: always version 4 with error correction M (33×33), on paper and on screen. Throws if the text
 * has more than 62 bytes. Source: pagoPA notice guide, "Codice QR".
 */
export function noticeQrModules(text: string): Modules {
  return qrModules(text, 4)
}

/**
 * The modules of the QR code of a web address, for a phone to open: error correction M, in the smallest version that holds it.
 * Meant for addresses of up to 200 bytes, which need at most version 10 (57×57).
 */
export function linkQrModules(address: string): Modules {
  return qrModules(address)
}

/**
 * The modules of the QR code on the slip of a request for assistance: error correction Q, since the sheet is folded and carried about,
 * in the smallest version that holds it.
 */
export function ticketQrModules(text: string): Modules {
  return qrModules(text, undefined, 'Q')
}

/** A code as screens are told it: row by row, `1` for a dark module and `0` for a light one. */
export function qrRowsOf(modules: Modules): string[] {
  return modules.map((row) => row.map((isDark) => (isDark ? '1' : '0')).join(''))
}

function qrModules(text: string, version?: number, errorCorrectionLevel: 'M' | 'Q' = 'M'): Modules {
  // One segment of bytes, as in the official notices; free to choose, the encoder would mix segments.
  const segment = { mode: 'byte', data: new TextEncoder().encode(text) } as const
  const { modules } = QRCode.create([segment], {
    errorCorrectionLevel,
    ...(version !== undefined && { version }),
  })
  return Array.from({ length: modules.size }, (_, row) =>
    Array.from(modules.data.subarray(row * modules.size, (row + 1) * modules.size), (bit) => bit !== 0),
  )
}
