import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'

/** Something of the distribution's: the program that shows it is there, the Debian packages that bring it, and what for. */
export interface Need {
  /** Its name, or the whole path of a file where it is no program. */
  readonly program: string
  readonly packages: readonly string[]
  readonly what: string
  /** Parts of the paths of tests that cannot run without it; tests that find out by themselves are not among them. */
  readonly tests?: readonly string[]
}

/** What `npm start` wants from the distribution: a window. */
export const startNeeds: readonly Need[] = [
  { program: 'chromium', packages: ['chromium'], what: 'the window of the kiosk', tests: ['tests/renderer/'] },
]

/** What `npm test` wants from the distribution. */
export const testNeeds: readonly Need[] = [
  ...startNeeds,
  { program: 'initdb', packages: ['postgresql'], what: 'the tests of the centre on PostgreSQL' },
  {
    program: 'pdftoppm',
    packages: ['poppler-utils'],
    what: 'the tests that look at documents',
    tests: ['tests/documents/', 'tests/e2e/notice.test', 'tests/e2e/operator.test', 'tests/package/journeys.test'],
  },
  {
    program: '/usr/share/java/preflight.jar',
    packages: ['libpdfbox2-java', 'libactivation-java', 'libjaxb-api-java', 'default-jre-headless'],
    what: 'the tests of PDF/A by PDFBox preflight',
  },
  {
    program: 'zbarimg',
    packages: ['zbar-tools'],
    what: 'the tests that read codes',
    tests: ['tests/documents/', 'tests/e2e/notice.test', 'tests/e2e/operator.test', 'tests/package/journeys.test'],
  },
  {
    program: 'dmtxread',
    packages: ['dmtx-utils'],
    what: 'the tests that read postal slips',
    tests: ['tests/documents/'],
  },
  {
    program: 'qpdf',
    packages: ['qpdf'],
    what: 'the tests that check that a document is sound',
    tests: ['tests/documents/'],
  },
  { program: 'cupsd', packages: ['cups', 'cups-client', 'cups-filters'], what: 'the test of printing against CUPS' },
  {
    program: 'avahi-daemon',
    packages: ['avahi-daemon', 'dbus', 'cups-ipp-utils'],
    what: 'the test of printer faults with ippeveprinter',
  },
  {
    program: 'Xvfb',
    packages: ['xvfb', 'xauth', 'x11-utils', 'xdotool'],
    what: 'the test of the real window',
  },
  {
    program: 'openbox',
    packages: ['openbox', 'imagemagick'],
    what: 'the tests of the outside page in its own window',
  },
  { program: 'dpkg-deb', packages: ['dpkg'], what: 'the tests of the package', tests: ['tests/package/'] },
  {
    program: 'xmllint',
    packages: ['libxml2-utils'],
    what: 'the tests of receipts against their XSD',
    tests: ['tests/pagopa/contract.test'],
  },
  {
    program: 'openssl',
    packages: ['openssl'],
    what: 'the tests of mail over an encrypted line',
    tests: ['tests/mail/encrypted-line.test'],
  },
]

/** Folders of programs that need not be on the PATH of an ordinary user. */
const MORE_FOLDERS = [
  '/usr/sbin',
  '/sbin',
  '/usr/lib/postgresql/15/bin',
  '/usr/lib/postgresql/16/bin',
  '/usr/lib/postgresql/17/bin',
]

/**
 * Sees to it that the distribution's programs are there: installs what is missing where the user may (root on a Debian), and
 * otherwise names it. Returns what is still missing.
 */
export function setUp(needs: readonly Need[], say: (line: string) => void): readonly Need[] {
  const missing = needs.filter(({ program }) => !isThere(program))
  if (missing.length === 0) return []
  const packages = missing.flatMap((need) => need.packages)
  if (process.getuid?.() === 0 && isThere('apt-get')) {
    say(`Installing ${packages.join(', ')}`)
    const apt = (...args: readonly string[]) =>
      spawnSync('apt-get', args, {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      })
    apt('update', '-qq')
    apt('install', '-y', '-qq', '--no-install-recommends', ...packages)
  }
  const still = needs.filter(({ program }) => !isThere(program))
  for (const need of still) {
    say(`Missing: ${need.program}, for ${need.what}. On Debian: apt-get install ${need.packages.join(' ')}`)
  }
  return still
}

function isThere(program: string): boolean {
  if (isAbsolute(program)) return existsSync(program)
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...MORE_FOLDERS]
  return folders.some((folder) => existsSync(join(folder, program)))
}
