import { expect } from 'vitest'
import type { Page } from 'playwright'
import { text } from '../../main/messages/text.ts'
import { heading } from './notice-journey.ts'

/** The filters of the board, by the label of each. */
export type Filter = 'period' | 'service' | 'amount' | 'outcome'

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** From home to the list of one’s payments, or to what is there while there are none. */
export async function openBoard(page: Page, title = text('it', 'home.board')): Promise<void> {
  await press(page, 'Pagamenti effettuati')
  await heading(page, title)
}

/** Waits until the board lists these subjects and no others, in this order. */
export async function expectListed(page: Page, subjects: readonly RegExp[]): Promise<void> {
  const rows = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^Dettagli / }) })
  const listed = async () =>
    (await rows.allInnerTexts()).map((row) => subjects.findIndex((subject) => subject.test(row)))
  await expect.poll(listed, { timeout: 15_000 }).toEqual(subjects.map((_, place) => place))
}

/** Searches for words, or for a code. */
export async function searchBoard(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Cerca', exact: true }).fill(words)
  await press(page, 'Cerca')
}

/** Sets one filter to what is called so, and lists what it lets through. */
export async function filterBoard(page: Page, filter: Filter, value: string): Promise<void> {
  await page.getByRole('button', { name: /^Filtri/ }).click()
  await heading(page, text('it', 'board.filters.title'))
  await press(page, `${text('it', 'action.change')} ${text('it', `board.filter.${filter}`)}`)
  await heading(page, text('it', `board.choosing.${filter}`))
  await press(page, value)
  await heading(page, text('it', 'board.filters.title'))
  await press(page, text('it', 'board.filters.show'))
  await heading(page, text('it', 'home.board'))
}

/** Takes every filter away. */
export async function clearBoard(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Filtri/ }).click()
  await press(page, text('it', 'board.clear'))
  await heading(page, text('it', 'home.board'))
}

/** From the list to more of one payment. */
export async function openDetails(page: Page, subject: RegExp): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^Dettagli .*${subject.source}`) }).click()
}
