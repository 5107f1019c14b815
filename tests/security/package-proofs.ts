import type { Proofs } from './assertions.ts'

/** The proofs on what is packed and installed. To add one: `D23: [{ mark: 'P', file: 'tests/package/….test.ts', named: '…' }]`. */
export const packageProofs: Proofs = {
  D28: [
    {
      mark: 'P',
      notRun: 'it is the machine’s image that takes devices or not; build/package says what the image must refuse',
    },
  ],
}
