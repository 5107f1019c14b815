import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A key and its certificate, as PEM. */
export interface Certificate {
  readonly key: string
  readonly cert: string
}

/** An authority of one test run, and what it signed. */
export interface Authority {
  /** Its own certificate, as PEM. */
  readonly ca: string
  /** For a server at 127.0.0.1. */
  readonly server: Certificate
  /** For a server of another name. */
  readonly elsewhere: Certificate
}

/** Makes an authority and two certificates, with the machine's OpenSSL: Node makes none. */
export function makeAuthority(name: string): Authority {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-ca-'))
  const openssl = (...args: readonly string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'] as const
  const read = (file: string) => readFileSync(join(folder, file), 'utf8')
  const sign = (file: string, address: string): Certificate => {
    openssl('req', ...newKey, '-keyout', `${file}.key`, '-out', `${file}.csr`, '-subj', `/CN=${file}`)
    writeFileSync(join(folder, `${file}.ext`), `subjectAltName=${address}\n`)
    openssl(
      ...['x509', '-req', '-in', `${file}.csr`, '-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial'],
      ...['-out', `${file}.crt`, '-days', '2', '-extfile', `${file}.ext`],
    )
    return { key: read(`${file}.key`), cert: read(`${file}.crt`) }
  }
  try {
    openssl('req', '-x509', ...newKey, '-keyout', 'ca.key', '-out', 'ca.crt', '-days', '2', '-subj', `/CN=${name}`)
    return {
      ca: read('ca.crt'),
      server: sign('server', 'IP:127.0.0.1'),
      elsewhere: sign('elsewhere', 'DNS:mail.example.org'),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
