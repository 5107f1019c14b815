import { build, first, run, type KioskDb } from '../database.ts'

/** How a mutating request ended before, if it did. */
export function requestOutcome(db: KioskDb, requestId: string): string | undefined {
  return first(db, build.selectFrom('request_log').select('outcome').where('request_id', '=', requestId))?.outcome
}

/** Notes that a mutating request was answered, and forgets those from before `forgetBefore`. */
export function keepRequest(
  db: KioskDb,
  request: { readonly requestId: string; readonly outcome: string; readonly at: string; readonly forgetBefore: string },
): void {
  const { requestId, outcome, at, forgetBefore } = request
  run(
    db,
    build
      .insertInto('request_log')
      .values({ request_id: requestId, outcome, at })
      .onConflict((conflict) => conflict.column('request_id').doNothing()),
  )
  run(db, build.deleteFrom('request_log').where('at', '<', forgetBefore))
}

/** Notes an unknown code, forgets the old ones, and answers how many remain: those since `forgetBefore`. */
export function countUnknownCode(db: KioskDb, args: { readonly at: string; readonly forgetBefore: string }): number {
  run(db, build.insertInto('unknown_code').values({ at: args.at }))
  return unknownCodesSince(db, args.forgetBefore)
}

/** How many unknown codes were tried since a moment; older ones are forgotten. */
export function unknownCodesSince(db: KioskDb, since: string): number {
  run(db, build.deleteFrom('unknown_code').where('at', '<', since))
  return (
    first(
      db,
      build.selectFrom('unknown_code').select((eb) => eb.fn.countAll<number>().as('count')),
    )?.count ?? 0
  )
}
