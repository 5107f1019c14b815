import type { ZxcvbnFactory } from '@zxcvbn-ts/core'
import type { WeakPassword } from '../../main/domain/password.ts'

/** A hundred million guesses: enough where tries are held back, and where hashes are slow. Source: zxcvbn's score of 3. */
const LEAST_SCORE = 3

/** So much of a password is judged, and so many letters and digits of it may not be the person's own data. */
const JUDGED = 40
const OWN_SIGNS = 6

/** Whose password it would be: guesses begin with what is known of a person. */
export interface Owner {
  readonly givenName: string
  readonly familyName: string
  readonly taxCode: string
  readonly email: string
  readonly phone?: string | undefined
}

/** Says why a password is too easy to guess; undefined where it is not. */
export type JudgePassword = (password: string, owner: Owner, townName: string) => Promise<WeakPassword | undefined>

/** Judges passwords by the words that people use, which are loaded when they are first needed: that takes a moment and some megabytes. */
export function createPasswordJudge(): JudgePassword {
  let loading: Promise<ZxcvbnFactory> | undefined
  return async (written, owner, townName) => {
    // What comes after makes it no easier to guess, and takes long to judge.
    const password = written.normalize('NFC').slice(0, JUDGED)
    const judge = await (loading ??= loadJudge())
    const known = [
      ...owner.givenName.split(/\s+/u),
      ...owner.familyName.split(/\s+/u),
      ...owner.email.split(/[@.]/u),
      ...townName.split(/\s+/u),
      owner.taxCode,
      owner.taxCode.slice(0, 11),
      owner.taxCode.slice(0, 6),
      ...(owner.phone === undefined ? [] : [owner.phone, owner.phone.replace(/^\+39/, '')]),
    ].filter((word) => word.length > 2)
    const { score, sequence, feedback } = judge.check(password, known)
    // Names with a year are many guesses to who does not know the person, and few to who does.
    if (withoutKnown(password, known).length < OWN_SIGNS) return 'personal'
    if (score >= LEAST_SCORE) return undefined
    const patterns = sequence.map(({ pattern }) => pattern)
    if (['repeat', 'sequence', 'spatial'].some((pattern) => patterns.includes(pattern))) return 'pattern'
    return feedback.warning === 'topTen' || patterns.includes('dictionary') ? 'common' : 'guessable'
  }
}

/** The letters and digits of a password that are left without what is known of a person, also where digits stand for letters. */
function withoutKnown(password: string, known: readonly string[]): string {
  const plain = (text: string) =>
    Array.from(text.toLowerCase(), (sign) => LOOKALIKES[sign] ?? sign)
      .join('')
      .replace(/[^\p{L}\p{N}]/gu, '')
  const words = known.map(plain).filter((word) => word.length > 2)
  return words
    .toSorted((one, other) => other.length - one.length)
    .reduce((left, word) => left.replaceAll(word, ''), plain(password))
}

const LOOKALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
}

async function loadJudge(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common, italian] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-it'),
  ])
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...italian.dictionary },
    graphs: common.adjacencyGraphs,
  })
}
