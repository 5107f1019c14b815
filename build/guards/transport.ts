import type { Guard } from './guard.ts'

/** Guards of the wire to the pages, and of the way out to pages that are not ours. */
export const transportGuards: readonly Guard[] = [
  {
    name: 'nonce',
    file: 'main/transport/websocket.ts',
    guard: 'if (!nonces.spend(nonce)) {',
    without: "if (nonce === '') {",
    test: 'tests/security/page-server.test.ts',
    named: 'lets in once, and is dead after',
  },
  {
    name: 'origin',
    file: 'main/transport/websocket.ts',
    guard: "if (request.headers.origin !== origin) return 'origin'",
    without: '',
    test: 'tests/security/page-server.test.ts',
    named: 'stays shut to a foreign origin, though it has the cookie',
  },
  {
    name: 'parse in',
    file: 'main/transport/dispatch.ts',
    guard: `const parsed = procedure.input.safeParse(input)
      if (!parsed.success) return fault('bad-input', name)`,
    without: 'const parsed = { data: input }',
    test: 'main/transport/dispatch.test.ts',
    named: 'bad input is a fault, is not run, and is not logged',
  },
  {
    name: 'permission',
    file: 'main/transport/dispatch.ts',
    guard: "if (!caller.permissions.includes(procedure.permission)) return fault('not-allowed', name)",
    without: '',
    test: 'main/transport/dispatch.test.ts',
    named: 'permission: door.open for ["visitor"] is allowed: false',
  },
  {
    name: 'no presence without a person',
    file: 'main/contract/contract.ts',
    guard: ' && !keepingActs.includes(name)',
    without: '',
    test: 'main/contract/contract.test.ts',
    named: 'the keeping of what was typed is nobody',
  },
  {
    name: 'resolved address',
    file: 'main/outside-page/proxy.ts',
    guard: 'found.filter((address) => isPublicAddress(address))',
    without: 'found',
    test: 'main/outside-page/proxy.test.ts',
    named: 'refuses a name that leads to an address inside',
  },
  {
    name: 'loopback by the proxy',
    file: 'main/shell/chromium/outside-profile.ts',
    guard: "'--proxy-bypass-list=<-loopback>',",
    without: '',
    test: 'tests/security/outside-page.test.ts',
    named: 'reaches nothing inside, by no name and by no way',
  },
]
