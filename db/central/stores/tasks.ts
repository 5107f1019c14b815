import type { Central, CentralTransaction } from '../open.ts'

/** Something that a person of the staff has to look at. */
export interface Task {
  /** Made of what it is about. */
  readonly taskId: string
  readonly kind: string
  /** What the person has to know: ids and codes, never an address. */
  readonly facts: Readonly<Record<string, string | number>>
  /** An ISO instant. */
  readonly madeAt: string
}

/**
 * Adds a task, in the transaction of what it follows from. An id that is there already, open or closed, keeps its first task: false.
 */
export async function addTask(
  trx: CentralTransaction,
  creditor: string,
  task: Omit<Task, 'madeAt'> & { readonly now: string },
): Promise<boolean> {
  const added = await trx
    .insertInto('task')
    .values({
      creditor,
      task_id: task.taskId,
      kind: task.kind,
      facts: JSON.stringify(task.facts),
      made_at: task.now,
      done_at: null,
    })
    .onConflict((conflict) => conflict.columns(['creditor', 'task_id']).doNothing())
    .returning('task_id')
    .executeTakeFirst()
  return added !== undefined
}

/** The open tasks of a municipality, the oldest first. */
export async function listTasks(db: Central, creditor: string): Promise<readonly Task[]> {
  const rows = await db
    .selectFrom('task')
    .select(['task_id', 'kind', 'facts', 'made_at'])
    .where('creditor', '=', creditor)
    .where('done_at', 'is', null)
    .orderBy('made_at')
    .orderBy('task_id')
    .execute()
  return rows.map((row) => ({
    taskId: row.task_id,
    kind: row.kind,
    facts: JSON.parse(row.facts) as Task['facts'],
    madeAt: row.made_at,
  }))
}

/** Closes an open task. False when there is none of this id. */
export async function closeTask(db: Central, creditor: string, taskId: string, now: string): Promise<boolean> {
  const closed = await db
    .updateTable('task')
    .set({ done_at: now })
    .where('creditor', '=', creditor)
    .where('task_id', '=', taskId)
    .where('done_at', 'is', null)
    .returning('task_id')
    .executeTakeFirst()
  return closed !== undefined
}
