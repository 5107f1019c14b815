import type { TicketContext } from '../../../central/contract/tickets.ts'
import type { TicketDraft } from '../../../main/domain/assistance.ts'
import { it, type MessageKey } from '../../../main/messages/it.ts'
import type { Kiosk } from '../../state/kiosk.ts'
import { codeFact, type Fact } from '../../ui/facts.ts'
import { reasonFacts } from './reasons.ts'

/** What a request will say, under the names of its fields. */
export function draftFacts(kiosk: Kiosk, draft: TicketDraft): readonly Fact[] {
  const { t } = kiosk
  const name = [draft.givenName, draft.familyName].map((each) => each.trim()).filter((each) => each !== '')
  return [
    ...reasonFacts(kiosk, draft.reason),
    { label: t('assistance.field.text'), value: draft.text.trim() },
    answerFact(kiosk, draft),
    ...(name.length === 0 ? [] : [{ label: t('assistance.summary.from'), value: name.join(' ') }]),
    ...(draft.context === undefined ? [] : contextFacts(kiosk, draft.context)),
  ]
}

function answerFact({ t }: Kiosk, { answerBy, email, phone }: TicketDraft): Fact {
  switch (answerBy) {
    case 'email':
      return { label: t('field.email'), value: email.trim() }
    case 'phone':
      return { label: t('field.phone'), value: phone }
    case 'number':
    case undefined:
      return { label: t('assistance.summary.answer'), value: t('assistance.answer.number') }
  }
}

/** Where the person was, in words where there are some. */
function contextFacts(kiosk: Kiosk, { screen, noticeNumber, faultId }: TicketContext): readonly Fact[] {
  const { t } = kiosk
  const place = screenInWords(kiosk, screen)
  return [
    ...(place === undefined ? [] : [{ label: t('assistance.summary.where'), value: place }]),
    ...(noticeNumber === undefined ? [] : [codeFact(noticeNumber, kiosk.screen.language)]),
    ...(faultId === undefined ? [] : [{ label: t('assistance.summary.fault'), value: faultId, isCode: true }]),
  ]
}

/** The tiles that journeys begin with. */
const TILES = { notice: 'home.pay', pay: 'home.pay', receipt: 'home.receipt', profile: 'home.profile' } as const

/**
 * A screen by its title where that is known, else by its journey. Undefined where neither tells where the person was: on the home screen,
 * on a paper that was printed, and in the request itself. Titles of screens have no gaps to fill.
 */
function screenInWords({ t }: Kiosk, screen: string): string | undefined {
  const flow = screen.slice(0, screen.indexOf('.'))
  const title = `${screen}.title`
  if (flow !== 'assistance' && flow !== 'visit' && isKey(title)) return t(title as 'notice.summary.title')
  return isTile(flow) ? t(TILES[flow]) : undefined
}

function isTile(flow: string): flow is keyof typeof TILES {
  return Object.hasOwn(TILES, flow)
}

function isKey(name: string): name is MessageKey {
  return Object.hasOwn(it, name)
}
