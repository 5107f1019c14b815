import type * as z from 'zod'
import type { Handlers } from '../contract/procedure.ts'
import type { screenProcedures, Scene, Screen } from '../contract/screen.ts'
import type { visitProcedures } from '../contract/visit.ts'
import { noticeStart } from '../domain/notice.ts'
import { receiptStart } from '../domain/receipt.ts'
import { registrationStart } from '../domain/registration.ts'
import { signInStart } from '../domain/sign-in.ts'
import type { OverlayEvent } from '../domain/visit.ts'
import type { Caller } from '../transport/dispatch.ts'
import type { Visit } from '../visit/visit.ts'

/** The reply of an act that has no value to tell: the screen's change is the answer. */
export const done = { ok: true, value: {} } as const

/** The reply to an act whose screen no longer stands. */
export const notNow = { ok: false, refusal: 'not-now' } as const

type Tile = z.output<(typeof visitProcedures)['visit.open']['input']>['tile']

/** Where each tile of the home screen leads. */
const TILES: Readonly<Record<Exclude<Tile, 'profile' | 'board' | 'assistance'>, Scene>> = {
  notice: { flow: 'notice', state: noticeStart },
  receipt: { flow: 'receipt', state: receiptStart },
  'sign-in': { flow: 'sign-in', state: signInStart },
  registration: { flow: 'registration', state: registrationStart },
}

/** Whether a tile is on the home screen now: who has signed in does not do it again, and the municipality says who may. */
function isOffered(tile: Tile, { person, municipality }: Screen): boolean {
  const accounts = municipality?.accounts ?? 'none'
  if (tile === 'sign-in') return person === null && accounts !== 'none'
  if (tile === 'profile' || tile === 'board') return person !== null
  return tile !== 'registration' || (person === null && accounts === 'register')
}

/** Answers the procedures of the visit as a whole. */
export function visitHandlers(visit: Visit): Handlers<typeof visitProcedures & typeof screenProcedures, Caller> {
  const ask = (event: OverlayEvent) => {
    visit.touch()
    return visit.overlay(event) ? done : notNow
  }
  return {
    'screen.current': () => ({ ok: true, value: visit.screen() }),
    'visit.open': ({ tile }) => {
      const screen = visit.screen()
      const { scene, print } = screen
      if (!isOffered(tile, screen)) return notNow
      if (scene.flow !== 'visit' || scene.state.name !== 'home' || print !== null) return notNow
      visit.touch()
      if (tile === 'profile' || tile === 'board' || tile === 'assistance') visit.handOver({ next: tile, input: 'open' })
      else visit.show(TILES[tile])
      return done
    },
    'visit.help': () => ask('help-asked'),
    'visit.languages': () => ask('languages-asked'),
    'visit.privacy': () => ask('privacy-asked'),
    'visit.accessibility': () => ask('accessibility-asked'),
    'visit.no-code': () => (visit.screen().scene.flow === 'notice' ? ask('no-code-asked') : notNow),
    'visit.still-here': () => done,
    'visit.choose-language': ({ language }) => (visit.chooseLanguage(language) ? done : notNow),
    'visit.large-text': ({ isOn }) => {
      visit.touch()
      visit.setLarge(isOn)
      return done
    },
    'visit.contrast': ({ isOn }) => {
      visit.touch()
      visit.setContrast(isOn)
      return done
    },
    'visit.back': () => (visit.overlay('back') ? done : notNow),
    'visit.end': () => {
      visit.end()
      return done
    },
  }
}
