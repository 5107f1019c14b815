import { expect, test } from 'vitest'
import { memoryLinks } from './memory.ts'

const turn = () => new Promise(setImmediate)

test('what goes in at one end comes out at the other, in order, and not within the send', async () => {
  const { screen, main } = memoryLinks()
  const heard: string[] = []
  main.onMessage((text) => heard.push(`main ${text}`))
  screen.onMessage((text) => heard.push(`screen ${text}`))
  screen.send('1')
  screen.send('2')
  main.send('3')
  expect(heard).toEqual([])
  await turn()
  expect(heard).toEqual(['main 1', 'main 2', 'screen 3'])
})

test.each(['screen', 'main'] as const)(
  'closed by %s, both ends are told once and nothing more is carried',
  async (closer) => {
    const links = memoryLinks()
    const heard: string[] = []
    links.main.onMessage((text) => heard.push(text))
    for (const end of ['screen', 'main'] as const) links[end].onClose(() => heard.push(`${end} closed`))
    links[closer].close()
    links[closer].close()
    links.screen.send('late')
    await turn()
    expect(heard.toSorted()).toEqual(['main closed', 'screen closed'])
  },
)
