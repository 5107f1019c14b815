import type { Handlers } from '../contract/procedure.ts'
import type { screenProcedures, Scene } from '../contract/screen.ts'
import type { visitProcedures } from '../contract/visit.ts'
import { noticeStart } from '../domain/notice.ts'
import { receiptStart } from '../domain/receipt.ts'
import type { Caller } from '../transport/dispatch.ts'
import type { Visit } from '../visit/visit.ts'

/** The reply of an act that has no value to tell: the screen's change is the answer. */
export const done = { ok: true, value: {} } as const

/** The reply to an act whose screen no longer stands. */
export const notNow = { ok: false, refusal: 'not-now' } as const

/** Where each tile of the home screen leads. */
const TILES: Readonly<Record<'notice' | 'receipt', Scene>> = {
  notice: { flow: 'notice', state: noticeStart },
  receipt: { flow: 'receipt', state: receiptStart },
}

/** Answers the procedures of the visit as a whole. */
export function visitHandlers(visit: Visit): Handlers<typeof visitProcedures & typeof screenProcedures, Caller> {
  return {
    'screen.current': () => ({ ok: true, value: visit.screen() }),
    'visit.open': ({ tile }) => {
      if (visit.screen().scene.flow !== 'visit' || visit.screen().print !== null) return notNow
      visit.touch()
      visit.show(TILES[tile])
      return done
    },
    'visit.help': () => {
      visit.touch()
      return visit.overlay('help-asked') ? done : notNow
    },
    'visit.languages': () => {
      visit.touch()
      return visit.overlay('languages-asked') ? done : notNow
    },
    'visit.choose-language': ({ language }) => (visit.chooseLanguage(language) ? done : notNow),
    'visit.back': () => (visit.overlay('back') ? done : notNow),
    'visit.end': () => {
      visit.end()
      return done
    },
  }
}
