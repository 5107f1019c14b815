import { expect, test } from 'vitest'
import { createRulebook } from '../../main/shell/electron/page-rules.ts'
import { createScript } from '../contract/electron-fake.ts'

test('leads a page only where it may go', async () => {
  const script = createScript()
  const session = script.value<Electron.Session, never>('session', {})
  const contents: Electron.WebContents = script.object('webContents', { session, loadURL: () => Promise.resolve() })
  const rules = createRulebook()
  await expect(rules.lead(contents, 'kiosk://app/')).rejects.toThrow('may not show')
  rules.set(session, { mayShow: (url) => url === 'kiosk://app/', mayLoad: () => true })
  await expect(rules.lead(contents, 'https://checkout.example/')).rejects.toThrow('may not show')
  script.expectCall('webContents.loadURL', 'kiosk://app/')
  await rules.lead(contents, 'kiosk://app/')
  script.verify()
})
