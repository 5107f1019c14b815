import type { Guard } from './guard.ts'

/** Guards of what is shipped. */
export const packageGuards: readonly Guard[] = [
  {
    name: 'no Node in Electron',
    file: 'electron-builder.yml',
    guard: 'runAsNode: false',
    without: 'runAsNode: true',
    test: 'tests/package/files.test.ts',
    named: 'has its nine fuses set',
  },
  {
    name: 'nothing but the archive',
    file: 'electron-builder.yml',
    guard: 'onlyLoadAppFromAsar: true',
    without: 'onlyLoadAppFromAsar: false',
    test: 'tests/package/files.test.ts',
    named: 'has its nine fuses set',
  },
  {
    name: 'no foreign native module',
    file: 'build/package/kept-modules.ts',
    guard: '`prebuilds/linux-${process.arch}.node`',
    without: "'prebuilds/*.node'",
    test: 'tests/package/files.test.ts',
    named: 'packs exactly the files of the list',
  },
  {
    name: 'files of root',
    file: 'build/package/deb.ts',
    guard: '? 0o755 : 0o644',
    without: '? 0o777 : 0o666',
    test: 'tests/package/files.test.ts',
    named: 'gives all that it installs to root',
  },
  {
    name: 'cleared environment',
    file: 'build/package/launch.ts',
    guard: '/usr/bin/env -i',
    without: '/usr/bin/env',
    test: 'tests/package/journeys.test.ts',
    named: 'is passed nothing of the environment',
  },
  {
    name: 'deaf to SIGUSR1',
    file: 'build/package/launch.ts',
    guard: "'--disable-sigusr1', ",
    without: '',
    test: 'tests/package/journeys.test.ts',
    named: 'opens no inspector',
  },
  {
    name: 'no kiosk of root',
    file: 'build/entries/entry.ts',
    guard: "if (process.getuid?.() === 0) throw new Usage('A deployed kiosk does not run as root')",
    without: '',
    test: 'tests/package/command-line.test.ts',
    named: 'refuses to run as root',
  },
]
