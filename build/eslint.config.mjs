import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import tseslint from 'typescript-eslint'

const FROM_ELECTRON = [
  'main/shell/electron/**',
  'main/transport/electron-ipc.ts',
  'main/start-electron.ts',
  'preload/**',
  'build/entries/electron.ts',
  'tests/sandbox/electron.ts',
]

/** Clocks, chance and processes are handed in, so that rules can be tested and every effect has one place. */
const OUTSIDE = [
  { object: 'Date', property: 'now', message: 'Take the clock as an argument.' },
  { object: 'Math', property: 'random', message: 'Take chance as an argument.' },
]

/** Ways of Electron's to hand an address or a file to the desktop, and with it whoever stands there. */
const TO_THE_DESKTOP = /^(openExternal|openPath|showItemInFolder|trashItem|beep|writeShortcutLink)$/.source
const TO_THE_DESKTOP_MESSAGE = 'A kiosk hands nothing to the desktop.'

export default tseslint.config(
  { ignores: ['build/out/**', 'node_modules/**', '**/*.mjs', '**/*.cjs'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: new URL('..', import.meta.url).pathname,
        extraFileExtensions: ['.svelte'],
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'no-restricted-properties': ['error', ...OUTSIDE],
      'no-restricted-syntax': [
        'error',
        ...[
          `MemberExpression[property.name=/${TO_THE_DESKTOP}/]`,
          `MemberExpression[property.value=/${TO_THE_DESKTOP}/]`,
          `ObjectPattern > Property[key.name=/${TO_THE_DESKTOP}/]`,
          "ImportDeclaration[source.value='electron'] > ImportSpecifier[imported.name='shell'][importKind!='type']",
          "MemberExpression[object.name='electron'][property.name='shell']",
        ].map((selector) => ({ selector, message: TO_THE_DESKTOP_MESSAGE })),
      ],
    },
  },
  {
    files: ['**/*.ts', '**/*.svelte'],
    ignores: FROM_ELECTRON,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'electron',
              allowTypeImports: true,
              message: 'Only the Electron shell, its transport and the preload know Electron.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      // TypeScript knows what is defined.
      'no-undef': 'off',
      'svelte/no-at-html-tags': 'error',
      // The Svelte compiler makes these hold, in ways that the type checker of a single file cannot see.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
    },
  },
  {
    files: ['main/start.ts', 'central/start.ts', 'build/**', 'tests/**', '**/*.test.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  { files: ['build/*.config.ts', 'tests/fixtures/postgres-server.ts'], rules: { 'no-restricted-exports': 'off' } },
  // Plain JavaScript that runs inside a page has no types to check by.
  { files: ['**/*.js'], ...tseslint.configs.disableTypeChecked },
)
