import type { Person, Session, SessionKey } from '../../central/contract/accounts.ts'
import type { CentralClient } from '../sync/central.ts'
import type { Visit } from '../visit/visit.ts'

/** Who has signed in, for this visit: the secret of the session stays here, and screens get initials. */
export interface SignedInPerson {
  /** Undefined where nobody has signed in. */
  readonly now: () => Person | undefined
  /** Where the person's receipts go; empty where nobody has signed in. */
  readonly receiptEmail: () => string
  /** By what the centre knows the person; undefined where nobody has signed in. */
  readonly key: () => SessionKey | undefined
  /** The profile has changed. */
  readonly changed: (person: Person) => void
  /** The session is over at the centre: nobody is signed in any more. */
  readonly lost: () => void
  /** Begins a session of a visit; false when that visit is over by now, and the session with it. */
  readonly begin: (visitId: string, session: Session) => boolean
}

/** Keeps who has signed in, and signs out when the visit ends. */
export function keepPerson(parts: {
  readonly visit: Visit
  readonly central: Pick<CentralClient, 'signOut'>
  /** Told of errors in work that no call waits for. */
  readonly onFault: (what: string, error: unknown) => void
}): SignedInPerson {
  const { visit, central } = parts
  let current: Session | undefined
  // Where the centre is not heard the session ends there by itself; nobody has its secret any more.
  const signOut = ({ token }: Session) => {
    central.signOut({ token }).catch((error: unknown) => parts.onFault('sign-out', error))
  }
  visit.onEnd(() => {
    const ended = current
    current = undefined
    if (ended !== undefined) signOut(ended)
  })
  return {
    now: () => current?.person,
    receiptEmail: () => current?.person.receiptEmail ?? current?.person.email ?? '',
    key: () => current && { token: current.token, visitId: visit.id() },
    changed: (person) => {
      if (current !== undefined) current = { ...current, person }
    },
    lost: () => {
      current = undefined
      visit.setPerson(null)
    },
    begin: (visitId, session) => {
      if (visit.id() !== visitId) {
        signOut(session)
        return false
      }
      current = session
      visit.setPerson({ initials: initialsOf(session.person) })
      return true
    },
  }
}

/** `M. R.`: enough for the person, and little for who looks on. */
function initialsOf({ givenName, familyName }: Person): string {
  return [givenName, familyName].map((name) => `${Array.from(name.toUpperCase())[0] ?? ''}.`).join(' ')
}
