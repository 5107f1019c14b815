import type { Proof, Proofs } from './assertions.ts'

const on =
  (file: string) =>
  (named: string): Proof => ({ mark: 'P', file, named })
const files = on('tests/package/files.test.ts')
const journeys = on('tests/package/journeys.test.ts')

/** The proofs on what is packed and installed. */
export const packageProofs: Proofs = {
  D23: [
    files('has its nine fuses set'),
    files('gives all that it installs to root'),
    journeys('can write no file of its own'),
  ],
  D24: [
    files('packs exactly the files of the list into the archive'),
    files('installs exactly the files of the list'),
    files('holds no map, no test, no sandbox, no key'),
    files('lists the licences of all that it holds'),
  ],
  D25: [
    files('has its nine fuses set'),
    journeys('is passed nothing of the environment but what is named'),
    journeys('opens no inspector, told by the environment or by a signal'),
  ],
  D28: [
    {
      mark: 'P',
      notRun: 'it is the machine’s image that takes devices or not, and no image is built here',
    },
  ],
}
