import type { Proof, Proofs } from './assertions.ts'

const on =
  (file: string) =>
  (named: string): Proof => ({ mark: 'E on the fake', file, named })
const shell = on('tests/electron/shell.test.ts')
const outside = on('tests/electron/outside.test.ts')
const start = on('tests/electron/start.test.ts')
const binary = (named: string): Proof => ({ mark: 'E on the binary', file: 'tests/electron/real.test.ts', named })

/** The proofs on Electron: on its strict fake, and on its real binary where there is one. */
export const electronProofs: Proofs = {
  D1: [
    shell('D1: every page has its sandbox'),
    outside('D17: has a view and a session of its own'),
    start('serves its page over the bridge'),
    binary('D1: '),
  ],
  D2: [
    on('tests/contract/electron.test.ts')('the preload gives the page two functions'),
    on('preload/preload.test.ts')('is one file that asks for nothing but Electron'),
    binary('D2: '),
  ],
  D3: [shell('D4: the scheme serves what was packed, with the policy of our pages'), binary('D3, D4: ')],
  D4: [shell('D4: the scheme serves what was packed'), start('serves its page over the bridge'), binary('D3, D4: ')],
  D5: [shell('D5: no tools of developers'), binary('D5, D6: '), binary('D1: ')],
  D6: [shell('D6: only keys of writing'), shell('D1: every page has its sandbox'), binary('D5, D6: ')],
  D8: [
    shell('D8: a page stays at its addresses'),
    shell('D8, D9, D12: a page that is made past the shell'),
    outside('D8, D12: goes to https'),
    on('tests/electron/page-rules.test.ts')('leads a page only where it may go'),
    binary('D8, D9: '),
  ],
  D9: [
    shell('D9: no page opens a window'),
    shell('D8, D9, D12: a page that is made past the shell'),
    outside('D8, D12: goes to https'),
    binary('D8, D9: '),
  ],
  D11: [shell('D11: every permission is denied'), binary('D11: ')],
  D12: [
    shell('D12: nothing is downloaded'),
    shell('D12: bad certificates'),
    outside('D8, D12: goes to https'),
    outside('has its proxy alone as a way out'),
    binary('D3, D4: '),
  ],
  D13: [
    on('main/transport/electron-ipc.test.ts')('the bridge to Electron’s page'),
    shell('D13: our page is heard'),
    outside('D13: is not heard by main'),
  ],
  D15: [
    on('tests/contract/electron.test.ts')('Electron'),
    on('tests/security/wire-fuzz.test.ts')('over Electron’s IPC'),
    on('tests/security/rights.test.ts')('over Electron’s IPC'),
  ],
  D17: [
    outside('D17: has a view and a session of its own'),
    outside('D17: leaves our bar and our keyboard free'),
    outside('D18: chooses no files, prints nothing'),
    binary('D17, D20: '),
  ],
  D20: [outside('D20: is destroyed at its end'), binary('D17, D20: '), binary('D7: leaves no profile behind')],
  D26: [start('D26: the database key that Electron keeps')],
  D27: [shell('D27: a second start'), start('D27: where it runs already'), binary('D27: ')],
}
