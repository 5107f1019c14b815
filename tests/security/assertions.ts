import { electronProofs } from './electron-proofs.ts'
import { nodeProofs } from './node-proofs.ts'
import { packageProofs } from './package-proofs.ts'

/** Where an assertion is proved: on the strict fake of Electron, on its real binary, on Node with Chromium, on the package. */
export type Mark = 'E on the fake' | 'E on the binary' | 'N' | 'P'

/** One proof: a test by its file and a part of its full name, or why nothing here can prove it. */
export type Proof =
  | { readonly mark: Mark; readonly file: string; readonly named: string }
  | { readonly mark: Mark; readonly notRun: string }

/** One thing that must hold. Each of its marks must have a proof. */
export interface Assertion {
  readonly id: AssertionId
  readonly says: string
  readonly marks: readonly Mark[]
  readonly proofs: readonly Proof[]
}

/** D1 to D29, as the architecture numbers them. */
export type AssertionId = keyof typeof declared

/** The proofs of one kind, by assertion. */
export type Proofs = Readonly<Partial<Record<AssertionId, readonly Proof[]>>>

const E: readonly Mark[] = ['E on the fake', 'E on the binary']

const declared = {
  D1: ['Every page runs in the sandbox, isolated, without Node, also in windows that come up later.', E],
  D2: ['A page has two functions of ours and no way from them to Electron or Node.', E],
  D3: [
    'Our pages run only their own files: no eval, nothing inline, nothing from elsewhere; what is planted is blocked.',
    [...E, 'N'],
  ],
  D4: ['Our pages come from a private scheme that serves a fixed list of files and nothing else.', E],
  D5: ['No developer tools: not by key, not by menu, and no port for them listens.', [...E, 'N']],
  D6: [
    'No key, button or gesture opens, prints, searches, zooms, reloads or ends anything of the browser.',
    [...E, 'N'],
  ],
  D7: [
    'Chromium has our policies in effect: no downloads, prints, devices, tools, accounts, nor pages of its own.',
    ['N'],
  ],
  D8: [
    'A page goes nowhere but where it may, by address, redirect or frame; main loads addresses by one checked way.',
    E,
  ],
  D9: ['No page opens a window or embeds another as a webview.', E],
  D10: ['No code hands an address or a file to the desktop.', ['N']],
  D11: ['Every permission is denied, asked or looked up, on every session, and every device chooser stays shut.', E],
  D12: ['No download, no wrong certificate, no certificate or password prompt, no host that is not allowed.', E],
  D13: [
    'Main hears only the top frame of its own page; what anybody else says is dropped and counted.',
    ['E on the fake'],
  ],
  D14: [
    'The door of the Node shell is on loopback only, and opens by a single nonce, its cookie, exact host and origin.',
    ['N'],
  ],
  D15: [
    'What is not a right call of the contract, or not allowed to its caller, reaches no handler.',
    ['E on the fake', 'N'],
  ],
  D16: ['No fault tells a path, SQL, a stack or anything of a person.', ['N']],
  D17: [
    'A page of others has a view and a session of its own, in memory, without any bridge, between our bar and keyboard.',
    E,
  ],
  D18: ['In the Node shell a page of others has a process and a profile of its own, both gone afterwards.', ['N']],
  D19: ['That a person came back to the return address pays nothing: only a receipt does.', ['N']],
  D20: ['After a page of others nothing of it is left: no cookie, storage, cache or process.', [...E, 'N']],
  D21: [
    'Pages cannot print; only main does, and nothing of a person or of a page gets into the printer’s options.',
    ['N'],
  ],
  D22: ['A visit prints so many sheets and no more.', ['N']],
  D23: ['The fuses of the binary are set, and nobody who uses the kiosk can change its program.', ['P']],
  D24: ['The package has no sources, maps with sources, tests, sandbox or keys; its licences are with it.', ['P']],
  D25: ['A running kiosk opens no inspector, by signal, option or environment.', ['N', 'P']],
  D26: [
    'The keys of a kiosk are its owner’s alone; a key ring that protects nothing is refused.',
    ['E on the fake', 'N'],
  ],
  D27: ['One kiosk runs on its data: a second start ends.', [...E, 'N']],
  D28: ['USB sticks and unknown devices are not taken by the machine.', ['P']],
  D29: ['Installing runs no scripts, holds to the lock file, and brings no dependency that nobody decided on.', ['N']],
} as const satisfies Record<string, readonly [says: string, marks: readonly Mark[]]>

/** What must hold against a stranger at the screen, a hostile page and another process; each in our own words, with its proofs. */
export const assertions: readonly Assertion[] = (Object.keys(declared) as AssertionId[]).map((id) => ({
  id,
  says: declared[id][0],
  marks: declared[id][1],
  proofs: [electronProofs, nodeProofs, packageProofs].flatMap((proofs) => proofs[id] ?? []),
}))
