import type { Proofs } from './assertions.ts'

const n = (file: string, named: string) => ({ mark: 'N', file, named }) as const

const KEYS = 'tests/security/window-keys.test.ts'
const POLICY = 'tests/security/chromium-policy.test.ts'
const OUTSIDE = 'tests/security/outside-page.test.ts'
const SERVER = 'tests/security/page-server.test.ts'

/** The proofs on Node, with Chromium where a window is meant. */
export const nodeProofs: Proofs = {
  D3: [
    n('tests/security/pages-content.test.ts', 'the built pages hold no eval, nothing inline and no address elsewhere'),
    n('tests/security/pages-content.test.ts', 'what is planted in our page is blocked, and reported'),
    n(SERVER, 'every answer carries the content policy and its companions'),
  ],
  D5: [
    n(KEYS, 'no process of either window listens anywhere'),
    n(KEYS, 'no key and no button opens'),
    n(POLICY, 'gives the shell its own pages over the pipe, and no page of the browser'),
  ],
  D6: [
    n(KEYS, 'no key and no button opens, changes or ends anything of the browser in the window (ours)'),
    n(KEYS, 'no key and no button opens, changes or ends anything of the browser in the window (theirs)'),
    n(KEYS, 'a window that comes up all the same is closed at once'),
    n(KEYS, 'the keys are as dead after the page crashed'),
    {
      mark: 'N',
      notRun: 'keys of the screen’s server and of consoles (Ctrl+Alt+F1, Ctrl+Alt+Backspace) are the image’s',
    },
  ],
  D7: [
    n(POLICY, 'has every entry in effect'),
    n(POLICY, 'says so of an entry that it does not know, or that is wrong'),
    n(POLICY, 'does not show'),
    n(POLICY, 'shows what a kiosk needs'),
    n(POLICY, 'denies what a page asks for, and saves and prints nothing'),
    n(POLICY, 'shows our window, loads a page again that crashed, and closes'),
  ],
  D10: [n('tests/security/lint.test.ts', 'forbids handing an address or a file to the desktop')],
  D14: [n(SERVER, 'the page server of a deployment'), n(SERVER, 'a deployment never does')],
  D15: [
    n('tests/security/contract-fuzz.test.ts', 'of what a hostile page sends'),
    n('tests/security/wire-fuzz.test.ts', 'over the WebSocket'),
    n('tests/security/wire-fuzz.test.ts', 'over Electron’s IPC'),
    n('tests/security/rights.test.ts', 'over the WebSocket'),
    n('tests/security/rights.test.ts', 'over Electron’s IPC'),
  ],
  D16: [n('tests/security/faults.test.ts', 'when a handler throws'), n('tests/security/faults.test.ts', 'kept back')],
  D18: [
    n('tests/security/outside-residue.test.ts', 'has a process and a profile of its own, which are gone with it'),
    n(OUTSIDE, 'sweeps the profiles of kiosks that were killed, and of no others'),
    n(OUTSIDE, 'reaches nothing inside, by no name and by no way'),
    n(OUTSIDE, 'opens no window, dialogue, download, chooser or print'),
  ],
  D19: [n('central/pages/person-pages.test.ts', 'forged or again changes nothing, is counted')],
  D20: [
    n('tests/security/outside-residue.test.ts', 'who comes after finds no cookie and no storage of the page before'),
    n('tests/e2e/window.test.ts', 'leaves no window and no profile behind'),
    n('tests/security/residue.test.ts', 'that ended by Termina nothing of it is left'),
    n('tests/security/residue.test.ts', 'in which the kiosk was killed nothing of it is left at the next start'),
  ],
  D21: [
    n('tests/security/effects.test.ts', 'only the Chromium shell starts a program'),
    n('main/domain/print-job.test.ts', 'the title holds the id of the print and nothing else'),
    n(OUTSIDE, 'opens no window, dialogue, download, chooser or print'),
    n(POLICY, 'denies what a page asks for, and saves and prints nothing'),
  ],
  D22: [n('main/flows/print.test.ts', 'have an end, said kindly')],
  D25: [
    n('tests/security/launch.test.ts', 'opens no inspector by SIGUSR1'),
    n('tests/security/launch.test.ts', 'takes nothing from its environment that is not on the list'),
  ],
  D26: [
    n('tests/security/effects.test.ts', 'a key that others may read is refused'),
    n('tests/security/effects.test.ts', 'a kiosk’s data is its owner’s alone'),
  ],
  D27: [n('tests/security/effects.test.ts', 'a second kiosk on the same data does not start')],
  D29: [
    n('tests/security/dependencies.test.ts', 'no package runs a script when it is installed'),
    n('tests/security/dependencies.test.ts', 'the lock file says of every package what it must be'),
    n('tests/security/dependencies.test.ts', 'is decided on'),
  ],
}
