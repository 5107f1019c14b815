import {
  ReceiptEmail,
  type OpenPaymentResponse,
  type PaymentView,
  type PhoneLinkResponse,
} from '../../central/contract/payments.ts'
import type { payProcedures } from '../contract/pay.ts'
import type { Handlers } from '../contract/procedure.ts'
import { linkQrModules, qrRowsOf } from '../documents/codes/qr-modules.ts'
import { maskEmail } from '../domain/email-mask.ts'
import type { HandOver } from '../domain/hand-over.ts'
import {
  payStart,
  stepPay,
  type PaidFacts,
  type Payment,
  type PayEvent,
  type PaymentRefusal,
  type PayState,
} from '../domain/pay.ts'
import type { PaymentReceipt, ReceiptCopy } from '../domain/payment-receipt.ts'
import type { SignedInPerson } from '../identity/person.ts'
import type { OpenOutsidePage, OutsidePage } from '../outside-page/outside-page.ts'
import type { CentralClient } from '../sync/central.ts'
import type { Answered } from '../sync/post-json.ts'
import type { Caller } from '../transport/dispatch.ts'
import type { Visit } from '../visit/visit.ts'
import { followPayment } from './pay-follow.ts'
import type { PrintFlow } from './print.ts'
import { done, notNow } from './visit.ts'

/** What the flow needs from the rest of the kiosk. */
export interface PayFlowParts {
  readonly visit: Visit
  readonly central: Pick<CentralClient, 'openPayment' | 'followPayment' | 'makePhoneLink'>
  /** What opens the page of Checkout; undefined while there is no window, and the screen shows a link. */
  readonly outsidePages: () => OpenOutsidePage | undefined
  readonly print: PrintFlow['begin']
  readonly drawReceipt: (receipt: PaymentReceipt, copy: ReceiptCopy, askedCents?: number) => Promise<Uint8Array>
  readonly drawSlip: (payment: Payment, freeAt: string) => Promise<Uint8Array>
  readonly person: Pick<SignedInPerson, 'receiptEmail' | 'key'>
  readonly newId: () => string
  readonly now: () => Date
  /** Ends early, without throwing, when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  /** Told of errors in work that no call waits for. */
  readonly onFault: (what: string, error: unknown) => void
}

/** The flow `pay` (requirements 6.2, 7.2, 10.2, 11.2): one way to pay, whatever flow hands the payment over. */
export interface PayFlow {
  readonly handlers: Handlers<typeof payProcedures, Caller>
}

/** How long an outside page stays open: longer than Checkout's cart lives, ten minutes. */
const OUTSIDE_MS = 15 * 60_000

/** A payment under way, in memory only. */
interface Run {
  /** The attempt's id, or the phone page's: what it is followed by. */
  readonly id: string
  readonly payment: Payment
  readonly email: string
  readonly ending: AbortController
  opened?: Extract<OpenPaymentResponse, { result: 'opened' }>
  paid?: Extract<PaymentView, { name: 'paid' }>
  page?: OutsidePage
  /** Which opening of its page is the last; one that comes up after another, or after it was closed, is closed at once. */
  opening?: symbol
}

/** The flow `pay` on one visit. */
export function createPayFlow(parts: PayFlowParts): PayFlow {
  const { visit, central, person, now } = parts
  let run: Run | undefined
  visit.onEnd(() => stop())
  visit.onHandOver('pay', enter)

  const stateNow = (): PayState | undefined => {
    const { scene } = visit.screen()
    return scene.flow === 'pay' ? scene.state : undefined
  }
  const stateAside = (): PayState | undefined => {
    const scene = visit.aside()
    return scene?.flow === 'pay' ? scene.state : undefined
  }
  const advance = (event: PayEvent): boolean => {
    // What the centre says is true of a payment that is set aside too.
    const state = stateNow() ?? (event.name === 'news' ? stateAside() : undefined)
    const next = state && stepPay(state, event)
    if (next === undefined) return false
    visit.show({ flow: 'pay', state: next })
    return true
  }
  const inBackground = (what: string, work: Promise<unknown>) => {
    work.catch((error: unknown) => parts.onFault(what, error))
  }
  const isCurrent = (its: Run) => run === its

  function enter({ payment, way }: Extract<HandOver, { next: 'pay' }>['input']): void {
    stop()
    visit.show({ flow: 'pay', state: payStart(payment, person.receiptEmail()) })
    if (way === 'page') begin(payment, '', showPhonePage)
  }

  /** Forgets the payment: nothing is heard of it any more, and its outside page goes. */
  function stop(): void {
    const ended = run
    run = undefined
    ended?.ending.abort()
    if (ended !== undefined) closePage(ended)
  }

  function closePage(its: Run): void {
    const { page } = its
    delete its.page
    delete its.opening
    if (page !== undefined) inBackground('outside-page', page.close())
  }

  /** Begins what a button asked for; the same payment once more is the same attempt, whose first answer may have been lost. */
  function begin(payment: Payment, email: string, work: (its: Run) => Promise<void>): boolean {
    if (!advance({ name: 'opening-began' })) return false
    const before = run?.email === email && run.opened === undefined ? run.id : undefined
    stop()
    const its: Run = { id: before ?? parts.newId(), payment, email, ending: new AbortController() }
    run = its
    inBackground(
      'pay',
      work(its).catch((error: unknown) => {
        if (isCurrent(its)) notBegun({ name: 'unavailable', why: 'offline' })
        throw error
      }),
    )
    return true
  }

  const notBegun = (refusal: PaymentRefusal) => advance({ name: 'not-begun', refusal })

  /** By what the centre knows whose payment it is; nothing where nobody has signed in. */
  const ofPerson = () => {
    const session = person.key()
    return session === undefined ? {} : { session }
  }

  async function payHere(its: Run): Promise<void> {
    const { payment, email } = its
    const { noticeNumber, amountCents } = payment
    const request = { attemptId: its.id, noticeNumber, amountCents, language: visit.screen().language }
    const answer = await central.openPayment({ ...request, ...ofPerson(), ...(email !== '' && { email }) })
    if (!isCurrent(its)) return
    const refusal = refusalOf(answer)
    if (refusal !== undefined) {
      // Who is not known to have been refused may ask again for the same attempt.
      if (answer.ok) run = undefined
      notBegun(refusal)
      return
    }
    if (!answer.ok || answer.value.result !== 'opened') throw new Error('An opened payment without an address')
    its.opened = answer.value
    inBackground('follow', follow(its))
    await showOutside(its, answer.value)
  }

  async function showPhonePage(its: Run): Promise<void> {
    const { noticeNumber } = its.payment
    const { language } = visit.screen()
    const answer = await central.makePhoneLink({ linkId: its.id, noticeNumber, language, ...ofPerson() })
    if (!isCurrent(its)) return
    const refusal = refusalOf(answer)
    if (refusal !== undefined) {
      notBegun(refusal)
      return
    }
    if (!answer.ok || answer.value.result !== 'made') throw new Error('A phone page without an address')
    const { address, expiresAt } = answer.value
    const qrRows = qrRowsOf(linkQrModules(address))
    if (advance({ name: 'phone-shown', qrRows, expiresAt })) await follow(its)
  }

  async function showOutside(its: Run, { address, returnPrefix, freeAt }: NonNullable<Run['opened']>): Promise<void> {
    const endsAt = new Date(now().getTime() + OUTSIDE_MS).toISOString()
    const open = parts.outsidePages()
    if (open === undefined) {
      advance({ name: 'outside-opened', endsAt, link: address })
    } else {
      // The bar and the keyboard stand before the page comes between them.
      if (!advance({ name: 'outside-opened', endsAt })) return
      const opening = Symbol()
      its.opening = opening
      const isMeant = () => isCurrent(its) && its.opening === opening
      const left = (canReopen: boolean) => {
        if (its.opening !== opening) return
        closePage(its)
        if (isCurrent(its)) advance({ name: 'outside-left', freeAt, canReopen })
      }
      try {
        const page = await open(
          { address, returnPrefix, language: visit.screen().language },
          {
            onHost: (host) => isMeant() && advance({ name: 'host-shown', host }),
            onEnd: (end) => {
              if (its.opening !== opening) return
              if (end !== 'returned') return left(true)
              closePage(its)
              const news = { name: 'returned', outcome: 'waiting', freeAt, ...maskedEmail(its) } as const
              if (isCurrent(its) && stateNow()?.name === 'outside') advance({ name: 'news', news })
            },
          },
        )
        const state = stateNow()
        if (!isMeant() || state?.name !== 'outside') {
          inBackground('outside-page', page.close())
          return
        }
        its.page = page
        await page.setKeyboard(state.isKeyboardOpen)
      } catch (error) {
        left(false)
        throw error
      }
    }
    inBackground('outside-clock', closeInTime(its, freeAt))
  }

  async function closeInTime(its: Run, freeAt: string): Promise<void> {
    await parts.sleep(OUTSIDE_MS, its.ending.signal)
    if (!isCurrent(its)) return
    closePage(its)
    advance({ name: 'outside-left', freeAt, canReopen: false })
  }

  function follow(its: Run): Promise<void> {
    const onView = (view: PaymentView) => {
      if (!isCurrent(its)) return
      hear(its, view)
    }
    return followPayment(its.id, { central, sleep: parts.sleep, onView }, its.ending.signal)
  }

  function hear(its: Run, view: PaymentView): void {
    switch (view.name) {
      case 'none':
      case 'opened':
        return
      case 'at-checkout':
      case 'unknown':
        advance({ name: 'news', news: { name: view.name } })
        break
      case 'returned': {
        const { outcome, freeAt } = view
        advance({ name: 'news', news: { name: 'returned', outcome, freeAt, ...maskedEmail(its) } })
        break
      }
      case 'not-paid':
        advance({ name: 'news', news: { name: 'not-paid', why: view.why } })
        break
      case 'paid': {
        its.paid = view
        advance({ name: 'news', news: { name: 'paid', receipt: paidFacts(view), ...maskedEmail(its) } })
      }
    }
    if (stateNow()?.name !== 'outside') closePage(its)
  }

  /** Prints something of the payment that has the screen. */
  function print(
    document: 'receipt' | 'slip',
    draw: (its: Run) => Promise<Uint8Array>,
    { requestId }: Caller,
  ): typeof done | typeof notNow {
    const its = run
    if (its === undefined) return notNow
    const { creditorName, amountCents, noticeNumber } = its.payment
    const facts = { creditorName, amountCents, noticeNumber }
    return parts.print({ document, facts, draw: () => draw(its), requestId }) ? done : notNow
  }

  return {
    handlers: {
      'pay.keep-email': ({ email }) => (advance({ name: 'typed', email }) ? done : notNow),
      'pay.go': ({ email }) => {
        const state = stateNow()
        if (state?.name !== 'offer') return notNow
        if (email !== '' && !ReceiptEmail.safeParse(email).success) return { ok: false, refusal: 'bad-email' }
        return begin(state.payment, email, payHere) ? done : notNow
      },
      'pay.cancel': () => {
        const state = stateNow()
        if (run === undefined) return notNow
        if (state?.name === 'phone') {
          leave()
          return done
        }
        const { opened } = run
        if (state?.name !== 'outside' || opened === undefined) return notNow
        closePage(run)
        return advance({ name: 'outside-left', freeAt: opened.freeAt, canReopen: true }) ? done : notNow
      },
      'pay.reopen': () => {
        const its = run
        const state = stateNow()
        if (its?.opened === undefined || state?.name !== 'left' || !state.canReopen) return notNow
        inBackground('pay', showOutside(its, its.opened))
        return done
      },
      'pay.press-key': async ({ key }) => {
        if (run?.page === undefined) return notNow
        await run.page.press(key)
        return done
      },
      'pay.show-keyboard': async ({ isOpen }) => {
        if (!advance({ name: 'keyboard-moved', isOpen })) return notNow
        await run?.page?.setKeyboard(isOpen)
        return done
      },
      'pay.go-on': () => (advance({ name: 'gave-up-waiting' }) ? done : notNow),
      'pay.print-receipt': (_, caller) => {
        const paid = run?.paid
        if (paid === undefined) return notNow
        return print('receipt', () => parts.drawReceipt(paid.receipt, 'payer', paid.askedCents), caller)
      },
      'pay.print-slip': (_, caller) => {
        const state = stateNow()
        if (state?.name !== 'late' && state?.name !== 'left') return notNow
        return print('slip', ({ payment }) => parts.drawSlip(payment, state.freeAt), caller)
      },
      'pay.retry': () => (advance({ name: 'retried', email: person.receiptEmail() }) ? done : notNow),
      'pay.back': () => {
        if (advance({ name: 'back', email: person.receiptEmail() })) return done
        const state = stateNow()
        if (state === undefined || ['opening', 'outside', 'waiting'].includes(state.name)) return notNow
        leave()
        return done
      },
    },
  }

  /** Ends the flow: to the notice where it can still be paid, else home. */
  function leave(): void {
    const name = stateNow()?.name ?? 'offer'
    stop()
    if (['offer', 'phone', 'busy'].includes(name)) visit.handOver({ next: 'notice', input: 'back' })
    else visit.handOver({ next: 'home' })
  }
}

/** Why a payment was not begun; undefined when it was. */
function refusalOf(answer: Answered<OpenPaymentResponse | PhoneLinkResponse>): PaymentRefusal | undefined {
  if (!answer.ok) return { name: 'unavailable', why: 'offline' }
  const { value } = answer
  switch (value.result) {
    case 'opened':
    case 'made':
      return undefined
    case 'busy':
      return { name: 'busy', freeAt: value.freeAt }
    case 'amount-changed':
      return { name: 'amount-changed', amountCents: value.amountCents }
    case 'not-payable':
      return { name: 'not-payable', why: value.why }
    case 'unavailable':
      return { name: 'unavailable', why: value.why }
  }
}

function paidFacts({ receipt, askedCents }: Extract<PaymentView, { name: 'paid' }>): PaidFacts {
  const { amountCents, feeCents, paidAt, psp } = receipt
  return {
    amountCents,
    ...(askedCents !== undefined && { askedCents }),
    ...(feeCents !== undefined && { feeCents }),
    paidAt,
    pspName: psp.name,
  }
}

function maskedEmail(its: Run): { readonly maskedEmail?: string } {
  return its.email === '' ? {} : { maskedEmail: maskEmail(its.email) }
}
