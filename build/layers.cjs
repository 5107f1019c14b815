/** The four sentences of who may import whom (design 3), and nothing else. `npm run check` runs it, tests/layers proves that it bites. */

const PURE = '^(main/(contract|domain|messages|documents)|central/contract)/'
/** What pure folders may use: schemas, and for documents the drawing of pages and the deflating of what stands on them. */
const PURE_LIBRARIES =
  '^(zlib$|node_modules/(zod|pdfkit|fontkit|qrcode|any-ascii|svg-to-pdfkit|@types/(pdfkit|fontkit|qrcode|svg-to-pdfkit|node))/)'
const TEST = '\\.test\\.ts$'

module.exports = {
  forbidden: [
    {
      name: 'pure-stays-pure',
      comment: '1. Contracts, domain, messages and documents import each other and the libraries listed here.',
      severity: 'error',
      from: { path: PURE, pathNot: TEST },
      to: { pathNot: [PURE, PURE_LIBRARIES] },
    },
    {
      name: 'documents-not-in-pages',
      comment: '1. The renderer may import the pure folders, all but documents.',
      severity: 'error',
      from: { path: '^(renderer|preload)/' },
      to: { path: '^main/documents/' },
    },
    {
      name: 'pages-know-only-pure',
      comment: '2. Renderer and preload import nothing else of main, db or central.',
      severity: 'error',
      from: { path: '^(renderer|preload)/', pathNot: TEST },
      to: { path: '^(main|db|central)/', pathNot: PURE },
    },
    {
      name: 'main-and-its-database',
      comment: '2. Main imports only db/kiosk of db (and its lock), and nothing of central.',
      severity: 'error',
      from: { path: '^main/', pathNot: [PURE, TEST] },
      to: { path: '^(db|central|renderer|preload)/', pathNot: ['^db/kiosk/', '^db/lock\\.ts$', PURE] },
    },
    {
      name: 'central-and-its-database',
      comment: '2. Central imports only db/central of db (and its lock), and nothing of main.',
      severity: 'error',
      from: { path: '^central/', pathNot: [PURE, TEST] },
      to: { path: '^(db|main|renderer|preload)/', pathNot: ['^db/central/', '^db/lock\\.ts$', PURE] },
    },
    {
      name: 'databases-know-only-pure',
      comment: '2. The databases import nothing of those who use them.',
      severity: 'error',
      from: { path: '^db/', pathNot: TEST },
      to: { path: '^(main|central|renderer|preload)/', pathNot: PURE },
    },
    {
      name: 'nothing-imports-build-or-tests',
      comment: '2. build and tests may import anything and nothing imports them.',
      severity: 'error',
      from: { path: '^(main|central|db|renderer|preload)/', pathNot: TEST },
      to: { path: '^(build|tests)/' },
    },
    {
      name: 'electron-behind-its-shell',
      comment: '3. Only the Electron shell, its transport and start, and the preload import electron.',
      severity: 'error',
      from: {
        pathNot: [
          '^(main/shell/electron/|main/transport/electron-ipc\\.ts$|main/start-electron\\.ts$|preload/|node_modules/|tests/|build/)',
          TEST,
        ],
      },
      to: { path: '^(electron$|node_modules/electron/)' },
    },
    {
      name: 'sql-only-in-db',
      comment: '4. Only db writes SQL.',
      severity: 'error',
      from: { path: '^(main|central|renderer|preload)/', pathNot: TEST },
      to: { path: '^node_modules/(kysely|pg|better-sqlite3|@electric-sql)/' },
    },
    {
      name: 'no-circles',
      comment: 'A circle has no bottom to read it from.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^build/out/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
