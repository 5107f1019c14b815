import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

/** What the project takes from others (architecture D29). */
const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const read = (path: string) => readFileSync(at(path), 'utf8')

interface Package {
  readonly version?: string
  readonly integrity?: string
  readonly link?: boolean
  readonly resolved?: string
}
const manifest = JSON.parse(read('package.json')) as Readonly<
  Record<'dependencies' | 'devDependencies' | 'optionalDependencies' | 'scripts', Readonly<Record<string, string>>>
>
const lock = (JSON.parse(read('package-lock.json')) as { packages: Readonly<Record<string, Package>> }).packages

/** What the project was begun with: the design's fixed choices. */
const BEGUN_WITH = [
  ...[
    'zod',
    'fastify',
    'kysely',
    'pg',
    '@electric-sql/pglite',
    'better-sqlite3',
    'pdfkit',
    'fontkit',
    'qrcode',
    'bwip-js',
  ],
  ...['@node-saml/node-saml', 'nodemailer', 'jose', 'pino', 'bootstrap-italia'],
]

test('no package runs a script when it is installed, and ours has none that npm would run by itself', () => {
  expect(read('.npmrc').split('\n')).toContain('ignore-scripts=true')
  const byItself = /^(pre|post)?(install|prepare|pack|publish)$|^prepublishOnly$|^dependencies$/
  expect(Object.keys(manifest.scripts).filter((name) => byItself.test(name))).toEqual([])
})

test('the lock file says of every package what it must be', () => {
  const packages = Object.entries(lock).filter(([path]) => path !== '')
  expect(packages.length).toBeGreaterThan(100)
  expect(packages.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? '')).map(([path]) => path)).toEqual([])
  expect(packages.filter(([, { link }]) => link === true).map(([path]) => path)).toEqual([])
})

test('every dependency is named by one version, which is the one that the lock file has and that is installed', () => {
  const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
  for (const [name, range] of wanted) {
    const version = /^(?:npm:.+@)?(\d+\.\d+\.\d+)$/.exec(range)?.[1]
    expect(version, `${name} ${range}`).toBeDefined()
    expect(lock[`node_modules/${name}`]?.version, name).toBe(version)
    expect((JSON.parse(read(`node_modules/${name}/package.json`)) as Package).version, name).toBe(version)
  }
})

const decisions = readdirSync(at('build/decisions'))
  .filter((name) => /^\d{4}-/.test(name))
  .map((name) => read(`build/decisions/${name}`))
  .join('\n')

test.each(Object.keys(manifest.dependencies).filter((name) => !BEGUN_WITH.includes(name)))(
  '%s, which the product needs, is decided on',
  (name) => {
    // Of a family whose first is named whole, the others may go by their last names.
    expect([`\`${name}\``, `\`${name.split('/').at(-1) ?? name}\``].some((each) => decisions.includes(each))).toBe(true)
  },
)
