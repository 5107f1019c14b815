import type { Language } from '../../main/domain/visit.ts'
import { mailFrameTexts } from '../../main/messages/mail-frame.ts'
import type { Settings } from '../contract/settings.ts'
import { htmlOf, textOf, type Letter } from './letter.ts'
import type { ComposedMail } from './send-mail.ts'

/** What one kind of mail says, beside what all mails of a municipality say. */
export interface TownMail extends Pick<
  Letter,
  'title' | 'lead' | 'sum' | 'warning' | 'passage' | 'link' | 'detailsTitle' | 'rows'
> {
  /** The title, or more than it, for the list of a mail program. */
  readonly subject: string
  /** Why this mail reached this address. */
  readonly why: string
  /** Whether nobody wrote it: such a mail asks for nothing and has no links, and says so. */
  readonly isAutomatic: boolean
  readonly attachment?: ComposedMail['attachment']
}

/** A mail of the municipality: its name, its colour, its office, and where answers go. */
export function composeTownMail(
  { subject, why, isAutomatic, attachment, ...said }: TownMail,
  settings: Settings,
  language: Language,
): ComposedMail {
  const words = mailFrameTexts[language]
  const { name, officeEmail } = settings
  const answers = officeEmail === undefined ? words.answersAreNotRead : words.answersReachOffice
  const letter: Letter = {
    ...said,
    language,
    accent: settings.accent,
    sender: name,
    contactTitle: words.questions,
    contact: [
      settings.officeName,
      settings.officeAddress,
      settings.officeHours,
      settings.officePhone,
      officeEmail,
    ].filter((line) => line !== undefined),
    smallPrint: [why, isAutomatic ? `${words.safety} ${answers}` : answers],
  }
  return {
    fromName: name,
    ...(officeEmail !== undefined && { replyTo: officeEmail }),
    subject: `${subject} – ${name}`,
    text: textOf(letter),
    html: htmlOf(letter),
    language,
    ...(attachment !== undefined && { attachment }),
  }
}
