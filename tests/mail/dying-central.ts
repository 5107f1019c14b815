import { runDueEffects } from '../../central/effects/run-effects.ts'
import { createSendMail } from '../../central/mail/send-mail.ts'
import { openCentral } from '../../db/central/open.ts'
import { NOW } from '../sync/sample-positions.ts'
import { effectParts, mailConfig } from './effect-parts.ts'
import { receiptOf } from './sample-receipts.ts'

// A centre that dies when the mail server has taken a mail, before that is written down: SIGKILL, so that nothing is tidied up.
const [postgres = '', creditor = '', port = ''] = process.argv.slice(2)
const sendMail = createSendMail(mailConfig(Number(port)))
const { db } = await openCentral({ postgres })
await runDueEffects(
  effectParts({
    db,
    creditor,
    now: () => new Date(NOW),
    findReceipt: () => receiptOf(1),
    log: () => undefined,
    sendMail: async (mail) => {
      const outcome = await sendMail(mail)
      if (outcome.ok) process.kill(process.pid, 'SIGKILL')
      return outcome
    },
  }),
)
