import { expect, test } from 'vitest'
import { foundNotice, noticeNumberOf, openGuestVisit, type GuestVisit } from '../fixtures/guest-visit.ts'

const [first, second] = [noticeNumberOf(1), noticeNumberOf(2)]

const search = async ({ call, settle }: GuestVisit, code: string) => {
  void call('notice.find', { code, isSure: true })
  await settle()
}

/** Paper and QR code must be of the notice that the screen shows: another one may be another person's. */
test('the answer of a search that was given up does not slip under the notice that is on the screen', async () => {
  const kiosk = openGuestVisit()
  await kiosk.call('visit.open', { tile: 'notice' })
  await search(kiosk, first)
  await kiosk.call('notice.back')
  await search(kiosk, second)
  kiosk.lookUps[1]?.resolve(foundNotice(second, 'Ada Second'))
  await kiosk.settle()
  kiosk.lookUps[0]?.resolve(foundNotice(first, 'Bruno First'))
  await kiosk.settle()
  const { scene } = kiosk.visit.screen()
  expect(scene.state).toMatchObject({ name: 'summary', notice: { noticeNumber: second } })
  await kiosk.call('notice.print')
  expect(kiosk.drawings.map(({ asked }) => asked.noticeNumber)).toEqual([second])
})

test('a print that is cancelled while its sheet is still being drawn is not printed, and the screen says so', async () => {
  const kiosk = openGuestVisit()
  await kiosk.call('visit.open', { tile: 'notice' })
  await search(kiosk, first)
  kiosk.lookUps[0]?.resolve(foundNotice(first, 'Bruno First'))
  await kiosk.settle()
  await kiosk.call('notice.print')
  expect(await kiosk.call('print.cancel')).toEqual({ ok: true, value: {} })
  kiosk.drawings[0]?.resolve(new Uint8Array(1))
  await kiosk.settle()
  expect(kiosk.prints).toEqual([])
  expect(kiosk.visit.screen().print).toMatchObject({ name: 'trouble', trouble: 'cancelled' })
})
