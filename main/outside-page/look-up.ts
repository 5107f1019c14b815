import { lookup, Resolver } from 'node:dns/promises'

/** Finds the addresses of a name; empty when it has none. `isOwn` tells the hosts of the visit itself from those that its pages name. */
export type LookUp = (name: string, isOwn: boolean) => Promise<readonly string[]>

const resolver = new Resolver({ timeout: 3_000, tries: 2 })

/**
 * Asks the machine's name servers. A page may name thousands of hosts that never answer: they are asked for beside the four threads
 * of the process, which `lookup` would fill and with them every file access. Hosts of our own may be in the machine's own table.
 */
export const lookUpName: LookUp = async (name, isOwn) => {
  if (isOwn) return (await lookup(name, { all: true })).map(({ address }) => address)
  const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)])
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
}
