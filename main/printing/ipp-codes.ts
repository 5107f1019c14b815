/** Operation codes used here (RFC 8011, section 5.4.15). */
export const ippOperation = {
  printJob: 0x0002,
  validateJob: 0x0004,
  cancelJob: 0x0008,
  getJobAttributes: 0x0009,
  getJobs: 0x000a,
  getPrinterAttributes: 0x000b,
} as const

/** Status codes told apart here (RFC 8011, appendix B). Everything below 0x0100 is a success. */
export const ippStatus = {
  ok: 0x0000,
  badRequest: 0x0400,
  notPossible: 0x0404,
  notFound: 0x0406,
  documentFormatNotSupported: 0x040a,
  internalError: 0x0500,
  operationNotSupported: 0x0501,
  serviceUnavailable: 0x0502,
  versionNotSupported: 0x0503,
  deviceError: 0x0504,
  temporaryError: 0x0505,
  notAcceptingJobs: 0x0506,
  busy: 0x0507,
  jobCancelled: 0x0508,
} as const

/** Values of `job-state` (RFC 8011, section 5.3.7). */
export const ippJobState = {
  pending: 3,
  held: 4,
  processing: 5,
  stopped: 6,
  cancelled: 7,
  aborted: 8,
  completed: 9,
} as const

/** Values of `printer-state` (RFC 8011, section 5.4.11). */
export const ippPrinterState = { idle: 3, processing: 4, stopped: 5 } as const

/** Attribute group tags (RFC 8010, section 3.5.1). */
export const ippGroup = { operation: 0x01, job: 0x02, printer: 0x04, unsupported: 0x05 } as const

/** An IPP code as staff finds it in the standard, such as `0x040a`. */
export function hexCode(code: number): string {
  return `0x${code.toString(16).padStart(4, '0')}`
}
