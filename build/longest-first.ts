import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Test files that take a minute or more, the longest first. */
const LONGEST = [
  'tests/renderer/screens',
  'tests/accessibility/keyboard',
  'tests/e2e/pay.',
  'tests/e2e/notice',
  'tests/package/journeys',
  'tests/documents/notice-layouts',
  'tests/e2e/account',
  'tests/e2e/pay-window',
  'tests/security/chromium-policy',
  'tests/security/window-keys',
  'tests/documents/accessible',
  'tests/e2e/operator',
  'tests/renderer/typing',
  'tests/sync/simulation',
  'tests/security/residue',
  'central/',
  'tests/',
]

/** Begins with the files that take longest, so that at the end no core waits for one of them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const index = LONGEST.findIndex((path) => moduleId.includes(`/${path}`))
      return index < 0 ? LONGEST.length : index
    }
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => place(a) - place(b))
  }
}
