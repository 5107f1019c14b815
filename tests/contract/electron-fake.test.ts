import { describe, expect, test } from 'vitest'
import type { IpcMain } from 'electron'
import { createElectron, createScript, type ElectronCall } from './electron-fake.ts'

const nothing = () => undefined

describe('the fake of Electron', () => {
  test('fails on a call that nobody expected, at once and at the end', () => {
    const script = createScript()
    const { ipcMain } = createElectron(script, 'kiosk://app')
    expect(() => ipcMain.on('sportello', nothing)).toThrow('ipcMain.on("sportello", function) was not expected')
    expect(() => script.verify()).toThrow('ipcMain.on("sportello", function) was not expected')
  })

  test('fails at the end even when the error of the call was swallowed', () => {
    const script = createScript()
    const { webContents } = createElectron(script, 'kiosk://app')
    try {
      webContents.send('sportello', 'text')
    } catch {
      // As code might that catches too much.
    }
    expect(() => script.verify()).toThrow('webContents.send("sportello", "text") was not expected')
  })

  test('fails on an expected call that is missing', () => {
    const script = createScript()
    script.expectCall('webContents.send', 'sportello', 'text')
    expect(() => script.verify()).toThrow('webContents.send("sportello", "text") was expected and not made')
  })

  test('takes a call that was expected, once', () => {
    const script = createScript()
    const { webContents } = createElectron(script, 'kiosk://app')
    script.expectCall('webContents.send', 'sportello', expect.any(String))
    webContents.send('sportello', 'text')
    script.verify()
    expect(() => webContents.send('sportello', 'text')).toThrow('was not expected')
  })

  test.each([
    ['other arguments', ['sportello', 'another']],
    ['more arguments', ['sportello', 'text', 'more']],
    ['another channel', ['other', 'text']],
  ] as const)('fails on %s than expected, and still misses the expected call', (_what, [channel, ...args]) => {
    const script = createScript()
    const { webContents } = createElectron(script, 'kiosk://app')
    script.expectCall('webContents.send', 'sportello', 'text')
    expect(() => webContents.send(channel, ...args)).toThrow('was not expected')
    expect(() => script.verify()).toThrow(/was not expected\n.*was expected and not made/)
  })

  test('takes allowed calls any number of times, and only those', () => {
    const script = createScript()
    const { webContents } = createElectron(script, 'kiosk://app')
    script.allowCalls('webContents.isDestroyed')
    script.verify()
    webContents.isDestroyed()
    webContents.isDestroyed()
    script.verify()
    expect(() => webContents.send('sportello', 'text')).toThrow('was not expected')
  })

  test('has none of Electron’s other members: touching one fails, also at the end', () => {
    const script = createScript()
    const { ipcMain, webContents } = createElectron(script, 'kiosk://app')
    expect(() => ipcMain.handle('sportello', nothing)).toThrow('ipcMain.handle is not there')
    expect(() => webContents.mainFrame).toThrow('webContents.mainFrame is not there')
    expect(() => {
      webContents.audioMuted = true
    }).toThrow('webContents.audioMuted was set')
    expect(() => script.verify()).toThrow('ipcMain.handle is not there\nwebContents.mainFrame is not there')
  })

  test('shows a message only the members of its sender that it was given', () => {
    const script = createScript()
    const electron = createElectron(script, 'kiosk://app')
    script.expectCall('ipcMain.on', 'sportello', expect.any(Function))
    electron.ipcMain.on('sportello', (event) => event.senderFrame?.frameToken)
    expect(() => electron.arrive('sportello', ['text'])).toThrow('senderFrame.frameToken is not there')
    expect(() => script.verify()).toThrow('senderFrame.frameToken is not there')
  })

  // The type checker is the judge here (`npm run check`): each line below must be an error to it, or the fake is not typed by Electron.
  test('is typed by Electron’s own declarations', () => {
    const script = createScript()
    // @ts-expect-error Electron declares no such method.
    const noSuchCall: ElectronCall = 'ipcMain.listen'
    // @ts-expect-error Electron declares no such member of ipcMain.
    script.object('ipcMain', { listen: nothing })
    // @ts-expect-error ipcMain.handle takes a channel that is a text.
    script.object('ipcMain', { handle: (channel: number) => channel + 1 })
    // @ts-expect-error isDestroyed answers yes or no.
    script.object('webContents', { isDestroyed: () => 'no' })
    // @ts-expect-error A frame's origin is a text.
    script.value<Electron.WebFrameMain, 'origin'>('frame', { origin: 7 })
    const whole: IpcMain = createElectron(script, 'kiosk://app').ipcMain
    expect([noSuchCall, typeof whole]).toEqual(['ipcMain.listen', 'object'])
    script.verify()
  })
})
