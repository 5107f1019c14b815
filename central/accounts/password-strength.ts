import type { ZxcvbnFactory } from '@zxcvbn-ts/core'
import type { WeakPassword } from '../../main/domain/password.ts'

/** A hundred million guesses: enough where tries are held back, and where hashes are slow. Source: zxcvbn's score of 3. */
const LEAST_SCORE = 3

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
  return async (password, owner, townName) => {
    const judge = await (loading ??= loadJudge())
    const known = [
      ...owner.givenName.split(/\s+/u),
      ...owner.familyName.split(/\s+/u),
      ...owner.email.split(/[@.]/u),
      ...townName.split(/\s+/u),
      owner.taxCode,
      ...(owner.phone === undefined ? [] : [owner.phone]),
    ].filter((word) => word.length > 2)
    const { score, sequence, feedback } = judge.check(password, known)
    const personal = sequence
      .filter((match) => match.pattern === 'dictionary' && match.dictionaryName === 'userInputs')
      .reduce((length, { token }) => length + token.length, 0)
    // Names with a year are many guesses to who does not know the person, and few to who does.
    if (personal * 2 >= password.length) return 'personal'
    if (score >= LEAST_SCORE) return undefined
    const patterns = sequence.map(({ pattern }) => pattern)
    if (['repeat', 'sequence', 'spatial'].some((pattern) => patterns.includes(pattern))) return 'pattern'
    return feedback.warning === 'topTen' || patterns.includes('dictionary') ? 'common' : 'guessable'
  }
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
