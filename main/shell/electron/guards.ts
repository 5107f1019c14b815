import type { App } from 'electron'
import { guardCredentials } from './credentials.ts'
import { guardKeys } from './keys.ts'
import { guardNavigation } from './navigation.ts'
import type { Rulebook } from './page-rules.ts'
import { guardPermissions } from './permissions.ts'
import { guardRequests } from './requests.ts'

/** Sets every guard, before there is anything to guard; each hears of the pages and sessions that come up, whoever makes them. Returns how to take them away. */
export function setGuards(app: App, rules: Rulebook): () => void {
  const ends = [
    guardNavigation(app, rules),
    guardKeys(app),
    guardPermissions(app),
    guardRequests(app, rules),
    guardCredentials(app, rules),
  ]
  return () => {
    for (const end of ends) end()
  }
}
