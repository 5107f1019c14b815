import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { TicketState } from '../../central/contract/tickets.ts'
import { contract } from '../contract/contract.ts'
import { ScreenLink } from '../contract/screen.ts'
import { AmountBand, FilterName, PaymentOutcome } from '../domain/board.ts'
import { EnrolFault } from '../domain/device.ts'
import { languages } from '../domain/visit.ts'
import { Hindrance, TicketFault } from '../domain/assistance.ts'
import { answerWays, builtInReasons } from '../domain/assistance-choices.ts'
import { NoticeFault } from '../domain/notice.ts'
import { printDocuments, printerFaults } from '../domain/print-job.ts'
import { PrintTrouble } from '../domain/print-stage.ts'
import { WeakPassword } from '../domain/password.ts'
import { ProfileFailure, ProfileNews } from '../domain/profile.ts'
import { ReceiptFault } from '../domain/receipt.ts'
import { RegistrationFailure } from '../domain/registration.ts'
import { SignInFailure } from '../domain/sign-in.ts'
import { MailTrouble, TakeFailure } from '../domain/take.ts'
import { it, type MessageKey } from './it.ts'
import { languageChoice } from './language-choice.ts'
import { text, texts } from './text.ts'

const renderer = fileURLToPath(new URL('../../renderer', import.meta.url))
const keys = Object.keys(it) as readonly MessageKey[]

/** What stands in the gap of a key that is put together, by what stands before the gap. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  'account.password.': ['short', 'long'],
  'account.weak.': WeakPassword.options,
  'assistance.answer.': answerWays,
  'assistance.fault.': TicketFault.options,
  'assistance.found.': TicketState.options,
  'assistance.kind.': builtInReasons,
  'assistance.unavailable.': Hindrance.options,
  'board.amount.': AmountBand.options,
  'board.choosing.': FilterName.options,
  'board.details.': PaymentOutcome.exclude(['paid']).options,
  'board.filter.': FilterName.options,
  'board.list.': ['newest', 'oldest'],
  'board.order.': ['newest', 'oldest'],
  'board.outcome.': PaymentOutcome.options,
  'device.fault.': EnrolFault.options,
  'mail-code.news.': ['wrong', 'unheard'],
  'more.': ScreenLink.shape.about.options,
  'notice.fault.': NoticeFault.options.map((option) => option.shape.kind.value),
  'pay.not-payable.': ['unknown', 'expired', 'revoked', 'not-yet', 'other-plan'],
  'pay.opening.': ['begun', 'waiting', 'long'],
  'pay.unavailable.': ['offline', 'unreachable', 'busy', 'refused'],
  'pay.waiting.': ['ok', 'waiting'],
  'print.': printDocuments,
  'print.trouble.': PrintTrouble.options,
  'profile.failed.': ProfileFailure.options,
  'profile.news.': ProfileNews.options,
  'receipt.fault.': ReceiptFault.options,
  'registration.failed.': RegistrationFailure.options,
  'sign-in.failed.': SignInFailure.options,
  'take.failed.': TakeFailure.options,
  'take.trouble.': MailTrouble.options,
  'printer.': printerFaults,
  'scan.': ['goods', 'link', 'tax-code'],
}

function sourcesOfRenderer(): readonly string[] {
  return readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(svelte|ts)$/.test(path) && !path.endsWith('.test.ts'))
    .map((path) => readFileSync(`${renderer}/${path}`, 'utf8'))
}

/** Every key that a source names, whole or put together from a kind. */
function keysNamedIn(source: string): readonly string[] {
  const whole = [...source.matchAll(/'([a-z-]+(?:\.[a-z-]+)+)'/g)].map(([, key = '']) => key)
  const made = [...source.matchAll(/`([a-z.-]+\.)\$\{[^}]+\}([a-z.-]*)`/g)].flatMap(([, before = '', after = '']) =>
    (kinds[before] ?? []).map((kind) => `${before}${kind}${after}`),
  )
  return [...whole, ...made]
}

function paramsOf(words: string): readonly string[] {
  return [...words.matchAll(/\{([a-zA-Z]+)\}/g)].map(([, name = '']) => name).sort()
}

describe('the texts of the screens', () => {
  test('are all used by the screens, and all that the screens use are there', () => {
    const named = new Set(sourcesOfRenderer().flatMap(keysNamedIn))
    expect(keys.filter((key) => !named.has(key))).toEqual([])
    const groups = new Set(keys.map((key) => key.split('.')[0]))
    const isText = (key: string) => groups.has(key.split('.')[0]) && !(key in contract)
    expect([...named].filter((key) => isText(key) && !(key in it))).toEqual([])
  })

  test.each(languages)('are there in %s, no more and no fewer, with the same gaps', (language) => {
    const there: Readonly<Record<string, string>> = texts[language]
    expect(Object.keys(there).sort()).toEqual([...keys].sort())
    expect(keys.filter((key) => there[key]?.trim() === '')).toEqual([])
    expect(keys.map((key) => [key, paramsOf(there[key] ?? '')])).toEqual(keys.map((key) => [key, paramsOf(it[key])]))
  })

  test('say something else in each language, but for a few words that are the same', () => {
    const shared = new Set(['notice.label.iuv'])
    for (const language of languages.filter((each) => each !== 'it')) {
      const same = keys.filter((key) => it[key].length > 12 && texts[language][key] === it[key] && !shared.has(key))
      expect(same, language).toEqual([])
    }
  })

  test('address nobody as Lei in Italian, and use no typewriter apostrophe', () => {
    const formal = keys.filter((key) => /\b(Lei|La preghiamo|Suo|Sua|prema|tocchi|inserisca)\b/.test(it[key]))
    expect(formal).toEqual([])
    for (const language of languages) {
      expect(
        keys.filter((key) => texts[language][key].includes("'")),
        language,
      ).toEqual([])
    }
  })

  test('have their gaps filled, whatever the words', () => {
    expect(text('it', 'notice.instalment', { number: '2', of: '3' })).toBe('2 di 3')
    expect(text('de', 'notice.entry.too-short', { missing: '$& {missing}' })).toBe(
      'Der Code ist nicht vollständig. Fehlende Ziffern: $& {missing}.',
    )
    expect(text('en', 'base.back')).toBe('Back')
  })

  test('name every language in its own words', () => {
    expect(Object.keys(languageChoice)).toEqual([...languages])
    const words = languages.flatMap((language) => Object.values(languageChoice[language]))
    expect(new Set(words).size).toBe(2 * languages.length)
  })
})
