import { createHmac, timingSafeEqual } from 'node:crypto'
import type { EmailProof } from '../../db/central/stores/email-proofs.ts'
import { CODE_DIGITS } from '../../main/domain/mail-code.ts'

/**
 * What proves an address: the code and the link that are mailed to it. Both are made of the proof and of a key of the centre's whenever they
 * are needed, so that they stand in no database.
 */
export interface ProofSecrets {
  readonly codeOf: (proof: ProofKey) => string
  /** The part of the link's address that nobody can guess. */
  readonly linkOf: (proof: ProofKey) => string
  readonly isCode: (proof: ProofKey, code: string) => boolean
  readonly isLink: (proof: ProofKey, link: string) => boolean
}

type ProofKey = Pick<EmailProof, 'proofId' | 'madeAt' | 'email' | 'purpose'>

/** The secrets of proofs under a key of 32 bytes. */
export function proofSecrets(key: Uint8Array): ProofSecrets {
  const macOf = (use: 'code' | 'link', { proofId, madeAt, email, purpose }: ProofKey) =>
    createHmac('sha256', key).update([use, proofId, madeAt, purpose, email].join('\n')).digest()
  // Of 48 bits, what a million does not divide evenly is one part in two hundred million.
  const codeOf = (proof: ProofKey) =>
    String(macOf('code', proof).readUIntBE(0, 6) % 10 ** CODE_DIGITS).padStart(CODE_DIGITS, '0')
  const linkOf = (proof: ProofKey) => macOf('link', proof).toString('base64url')
  return {
    codeOf,
    linkOf,
    isCode: (proof, code) => isSame(codeOf(proof), code),
    isLink: (proof, link) => isSame(linkOf(proof), link),
  }
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
