import type { KyselyPlugin } from 'kysely'
import type { CrashPlan } from '../sync/simulation/kiosk.ts'

/** The statements of a database: counted, and one of them failing by a plan. */
export interface Statements {
  /** To be put into the database: `db.withPlugin(statements.plugin)`. */
  readonly plugin: KyselyPlugin
  /** Counts from 1 again. Without a plan none fails. */
  readonly begin: (plan?: CrashPlan) => void
  readonly count: () => number
}

/** Counts the statements of a database. One that fails fails before it reaches the database, or after it has done what it does. */
export function countStatements(): Statements {
  let count = 0
  let plan: CrashPlan | undefined
  const failIf = (when: CrashPlan['when'], place: number) => {
    if (plan?.when === when && plan.at === place) throw new Error('the database is gone')
  }
  const places = new WeakMap<object, number>()
  return {
    plugin: {
      transformQuery: ({ node, queryId }) => {
        count += 1
        places.set(queryId, count)
        failIf('before', count)
        return node
      },
      transformResult: ({ result, queryId }) => {
        failIf('after', places.get(queryId) ?? 0)
        return Promise.resolve(result)
      },
    },
    begin: (next) => {
      count = 0
      plan = next
    },
    count: () => count,
  }
}
