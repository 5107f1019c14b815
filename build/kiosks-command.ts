import { askCentral } from '../central/cli.ts'
import { parse, type Command } from './command-line.ts'
import { Usage } from './usage.ts'

/** The command about kiosks: who they are, which are out, and what became of the commands of those. */
export function kiosksCommand(
  centralData: (values: { readonly data?: string; readonly config?: string }) => string,
  print: (value: unknown) => void,
): Command {
  return {
    usage: 'kiosks [revoke|release|discard KIOSK | quarantine | resync] [--data DIR | --config FILE]',
    about: `Lists the kiosks. KIOSK is a name or an id.
revoke: a kiosk is out at once; it may hand over for a week what it still has to send, and then erases what it keeps.
quarantine: lists what revoked kiosks have handed over. release: does what it says. discard: forgets it.
resync: after the centre was restored from a backup, has every kiosk make anew what it keeps of it.`,
    run: async (args) => {
      const { values, positionals } = parse(args, {}, 0, 2)
      const [verb, kiosk] = positionals
      const data = centralData(values)
      if (verb === undefined) print(await askCentral(data, 'kiosks.list', {}))
      else if (verb === 'quarantine' && kiosk === undefined) print(await askCentral(data, 'kiosks.quarantine', {}))
      else if (verb === 'resync' && kiosk === undefined) print(await askCentral(data, 'kiosks.resync', {}))
      else if (verb === 'revoke' && kiosk !== undefined) print(await askCentral(data, 'kiosks.revoke', { kiosk }))
      else if ((verb === 'release' || verb === 'discard') && kiosk !== undefined)
        print(await askCentral(data, 'kiosks.settle', { kiosk, verdict: verb }))
      else throw new Usage('kiosks, kiosks quarantine, kiosks resync, or kiosks revoke|release|discard KIOSK')
    },
  }
}
