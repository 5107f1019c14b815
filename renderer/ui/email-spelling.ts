/** Domains where many people have their address; a slip in one of them is worth a word. */
const COMMON_DOMAINS = [
  'gmail.com',
  'googlemail.com',
  'libero.it',
  'hotmail.it',
  'hotmail.com',
  'hotmail.fr',
  'outlook.it',
  'outlook.com',
  'outlook.de',
  'live.it',
  'live.com',
  'yahoo.it',
  'yahoo.com',
  'yahoo.fr',
  'icloud.com',
  'virgilio.it',
  'alice.it',
  'tim.it',
  'tiscali.it',
  'fastwebnet.it',
  'email.it',
  'pec.it',
  'gmx.de',
  'gmx.net',
  'gmx.at',
  'web.de',
  't-online.de',
  'orange.fr',
  'free.fr',
  'siol.net',
] as const

/** Domains that exist, and look like a slip in one of the above. */
const NOT_A_SLIP: ReadonlySet<string> = new Set(['mail.com', 'ymail.com', 'gmx.ch', 'live.at', 'live.fr', 'tin.it'])

/** The domains that have a key of their own. */
export const DOMAIN_KEYS = ['@gmail.com', '@libero.it', '@hotmail.it', '@outlook.it'] as const

/**
 * The address that was probably meant, when the domain is one slip away from a common one (a letter too many, missing, wrong, or two
 * exchanged); undefined otherwise. A hint and no more: any domain may exist.
 */
export function suggestEmail(email: string): string | undefined {
  const at = email.lastIndexOf('@')
  const domain = email.slice(at + 1).toLowerCase()
  const isStillTyped = !/\.[a-z]{2,}$/.test(domain) && COMMON_DOMAINS.some((common) => common.startsWith(domain))
  const isKnown = NOT_A_SLIP.has(domain) || COMMON_DOMAINS.some((common) => common === domain)
  if (at < 1 || isStillTyped || isKnown) return undefined
  const meant = COMMON_DOMAINS.find((common) => isOneSlip(domain, common))
  return meant === undefined ? undefined : `${email.slice(0, at)}@${meant}`
}

/** The address with another domain, `@` included: the one it had, or had begun, goes. */
export function withDomain(email: string, domain: string): string {
  const at = email.lastIndexOf('@')
  return (at === -1 ? email : email.slice(0, at)) + domain
}

/** Whether one letter added, left out, replaced, or two neighbours exchanged make one of the other. */
function isOneSlip(typed: string, meant: string): boolean {
  let same = 0
  while (same < typed.length && typed[same] === meant[same]) same += 1
  const typedRest = typed.slice(same)
  const meantRest = meant.slice(same)
  return (
    typedRest.slice(1) === meantRest ||
    typedRest === meantRest.slice(1) ||
    typedRest.slice(1) === meantRest.slice(1) ||
    (typedRest[0] === meantRest[1] && typedRest[1] === meantRest[0] && typedRest.slice(2) === meantRest.slice(2))
  )
}
