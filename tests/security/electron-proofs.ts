import type { Proofs } from './assertions.ts'

/** The proofs on Electron, its fake and its binary. To add one: `D1: [{ mark: 'E on the fake', file: 'tests/electron/….test.ts', named: '…' }]`. */
export const electronProofs: Proofs = {
  D13: [{ mark: 'E on the fake', file: 'main/transport/electron-ipc.test.ts', named: 'the bridge to Electron’s page' }],
}
