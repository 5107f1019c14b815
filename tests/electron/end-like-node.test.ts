import { EventEmitter } from 'node:events'
import { expect, test, vi } from 'vitest'
import { endLikeNode } from '../../main/shell/electron/end-like-node.ts'
import { createScript } from '../contract/electron-fake.ts'
import { expectCalls } from './calls.ts'
import { fakeElectron } from './fake.ts'

/** Electron and a process, made to end like Node. */
function ended() {
  const script = createScript()
  const fake = fakeElectron(script)
  const process = new EventEmitter() as unknown as NodeJS.Process
  process.on('warning', () => console.error('a warning'))
  expectCalls(script, [['app.on', 'before-quit', expect.any(Function)]])
  endLikeNode(fake.electron.app, process)
  return { ...fake, script, process }
}

test('what Electron takes for the end is the end by a signal', () => {
  const { script, emit, process } = ended()
  const stop = vi.fn()
  process.on('SIGTERM', stop)
  expect(emit('before-quit')).toBe(true)
  expect(stop).toHaveBeenCalledOnce()
  script.verify()
})

test('where the kiosk does not serve yet, as while it waits for a key ring, it ends at once', () => {
  const { script, emit } = ended()
  script.expectCall('app.exit', 0)
  emit('before-quit')
  script.verify()
})

test.each(['uncaughtException', 'unhandledRejection'] as const)('a fault ends it and is not shown: %s', (event) => {
  const { script, process } = ended()
  const told = vi.spyOn(console, 'error').mockReturnValue()
  const fault = new Error('a fault')
  script.expectCall('app.exit', 1)
  ;(process as unknown as EventEmitter).emit('warning', new Error('Failed to load URL: https://bank.example/?token'))
  ;(process as unknown as EventEmitter).emit(event, fault)
  script.verify()
  expect(told.mock.calls).toEqual([[fault]])
  told.mockRestore()
})
