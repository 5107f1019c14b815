import type { EmailProof } from '../../db/central/stores/email-proofs.ts'
import { romeTime } from '../../main/domain/calendar.ts'
import type { Language } from '../../main/domain/visit.ts'
import { accountMailTexts, type AccountMailTexts } from '../../main/messages/account-mail.ts'
import { fillParams } from '../../main/messages/fill-params.ts'
import type { Settings } from '../contract/settings.ts'
import type { ComposedMail } from './send-mail.ts'
import { composeTownMail } from './town-mail.ts'

/** Whose texts the mail of a code has. */
const CODE_TEXTS = { register: 'register', recover: 'recover', 'new-email': 'newEmail' } as const

/** Whose texts a mail without a code has. */
const NO_CODE_TEXTS = { register: 'known', recover: 'unknown', 'new-email': 'taken' } as const

/** A proof that is mailed, with its secrets; `address` is where a phone gives it, if one can. */
export interface MailedProof {
  readonly proof: Pick<EmailProof, 'purpose' | 'email' | 'language' | 'expiresAt'>
  readonly code: string
  readonly address: string | undefined
}

/** The mail that proves an address: its code, and the address of a page that does the same. */
export function composeProofMail({ proof, code, address }: MailedProof, settings: Settings): ComposedMail {
  const { language, email } = proof
  const words = accountMailTexts[language]
  const kind = CODE_TEXTS[proof.purpose]
  return composeTownMail(
    {
      subject: words[`${kind}Title`],
      title: words[`${kind}Title`],
      lead: fillParams(words[`${kind}Lead`], { time: romeTime(proof.expiresAt) }),
      sum: { label: words.codeLabel, value: code.replace(/^\d{3}/, '$& ') },
      ...(address !== undefined && {
        link: { title: words.linkTitle, text: words.linkText, label: words.link, address },
      }),
      detailsTitle: words.details,
      rows: [{ label: words.address, value: email }],
      why: words.whyTyped,
      // It asks to write a code, and may have a link.
      isAutomatic: false,
    },
    settings,
    language,
  )
}

/** The mail to an address for which nothing can be proved: it has an account already, or none. */
export function composeNoProofMail(
  proof: Pick<EmailProof, 'purpose' | 'email' | 'language'>,
  settings: Settings,
): ComposedMail {
  return composePlain(NO_CODE_TEXTS[proof.purpose], proof, 'whyTyped', settings)
}

/** The mail that tells of a change: of the password, of the address (to the old one), or of the end of an account. */
export function composeAccountNewsMail(
  news: 'changed' | 'email' | 'deleted',
  account: { readonly email: string; readonly language: Language },
  settings: Settings,
): ComposedMail {
  return composePlain(news, account, news === 'changed' ? 'whyAccount' : 'whyWas', settings)
}

/** The mail with all that is kept of a person, as a file. */
export function composeExportMail(
  account: { readonly email: string; readonly language: Language },
  data: object,
  settings: Settings,
): ComposedMail {
  const words = accountMailTexts[account.language]
  return {
    ...composePlain('export', account, 'whyAccount', settings),
    attachment: {
      filename: `${words.exportFile}.json`,
      contentType: 'application/json',
      content: Buffer.from(`${JSON.stringify(data, null, 2)}\n`),
    },
  }
}

function composePlain(
  kind: 'known' | 'unknown' | 'taken' | 'changed' | 'email' | 'deleted' | 'export',
  { email, language }: { readonly email: string; readonly language: Language },
  why: keyof AccountMailTexts,
  settings: Settings,
): ComposedMail {
  const words = accountMailTexts[language]
  return composeTownMail(
    {
      subject: words[`${kind}Title`],
      title: words[`${kind}Title`],
      lead: words[`${kind}Lead`],
      detailsTitle: words.details,
      rows: [{ label: words.address, value: email }],
      why: words[why],
      isAutomatic: true,
    },
    settings,
    language,
  )
}
