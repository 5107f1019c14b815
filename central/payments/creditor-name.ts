import type { Central } from '../../db/central/open.ts'
import { readSettings } from '../../db/central/stores/settings.ts'

/** The municipality's name as notices print it; its fiscal code until somebody has set the name. */
export async function creditorName(db: Central, creditor: string): Promise<string> {
  const { name } = await readSettings(db, creditor)
  return typeof name === 'string' ? name : creditor
}
