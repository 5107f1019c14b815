import { expect, test } from 'vitest'
import { holdLink } from './hold-link.ts'
import { memoryLinks } from './memory.ts'

const settle = () => new Promise(setImmediate)

test('what came before anybody listened is heard in order, and what comes later after it', async () => {
  const { screen, main } = memoryLinks()
  const link = holdLink(main)
  screen.send('one')
  screen.send('two')
  await settle()
  const heard: string[] = []
  link.onMessage((text) => heard.push(text))
  screen.send('three')
  await settle()
  expect(heard).toEqual(['one', 'two', 'three'])
})

test('an end that nobody heard is told to whoever listens later', async () => {
  const { screen, main } = memoryLinks()
  const link = holdLink(main)
  screen.close()
  await settle()
  let ends = 0
  link.onClose(() => (ends += 1))
  expect(ends).toBe(1)
})

test('a page that says too much before anybody listens is closed', async () => {
  const { screen, main } = memoryLinks()
  let ends = 0
  screen.onClose(() => (ends += 1))
  holdLink(main)
  for (let count = 0; count < 17; count++) screen.send('again')
  await settle()
  expect(ends).toBe(1)
})
