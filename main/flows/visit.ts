import type { Handlers } from '../contract/procedure.ts'
import type { screenProcedures, Scene } from '../contract/screen.ts'
import type { visitProcedures } from '../contract/visit.ts'
import { assistanceStart } from '../domain/assistance.ts'
import { noticeStart } from '../domain/notice.ts'
import { receiptStart } from '../domain/receipt.ts'
import type { OverlayEvent } from '../domain/visit.ts'
import type { Caller } from '../transport/dispatch.ts'
import type { Visit } from '../visit/visit.ts'

/** The reply of an act that has no value to tell: the screen's change is the answer. */
export const done = { ok: true, value: {} } as const

/** The reply to an act whose screen no longer stands. */
export const notNow = { ok: false, refusal: 'not-now' } as const

/** Where each tile of the home screen leads. */
const TILES: Readonly<Record<'notice' | 'receipt' | 'assistance', Scene>> = {
  notice: { flow: 'notice', state: noticeStart },
  receipt: { flow: 'receipt', state: receiptStart },
  assistance: { flow: 'assistance', state: assistanceStart() },
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
      const { scene, print } = visit.screen()
      if (scene.flow !== 'visit' || scene.state.name !== 'home' || print !== null) return notNow
      visit.touch()
      visit.show(TILES[tile])
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
