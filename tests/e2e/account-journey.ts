import { expect } from 'vitest'
import type { Page } from 'playwright'
import { text } from '../../main/messages/text.ts'
import { finger } from './hands.ts'
import { heading } from './notice-journey.ts'

/** Somebody who has, or wants, an account. */
export interface Citizen {
  readonly givenName: string
  readonly familyName: string
  readonly taxCode: string
  readonly email: string
  readonly password: string
}

/** A mail in the mailbox of the sandbox. */
export interface AccountMail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly attachments: readonly { readonly filename: string; readonly contentType: string }[]
}

/** From home to where the code from the mail is typed. */
export async function register(page: Page, citizen: Citizen, hands = finger(page)): Promise<void> {
  await hands.press('Registrati')
  await heading(page, text('it', 'registration.name.title'))
  await hands.write('Nome', citizen.givenName)
  await hands.write('Cognome', citizen.familyName)
  await hands.press('Continua')
  await heading(page, text('it', 'registration.tax-code.title'))
  await hands.write('Codice fiscale', citizen.taxCode)
  await hands.press('Continua')
  await heading(page, text('it', 'registration.email.title'))
  await hands.write('Indirizzo email', citizen.email)
  await hands.press('Continua')
  await heading(page, text('it', 'registration.phone.title'))
  await hands.press('Continua')
  await heading(page, text('it', 'registration.password.title'))
  await hands.write('Password', citizen.password)
  await hands.write('Ripeti la password', citizen.password)
  await hands.tick(text('it', 'registration.password.read'))
  await hands.press('Crea il profilo')
  await heading(page, text('it', 'mail-code.entry.title'))
}

/** Types a code where one is asked for, and has it tried. */
export async function tryCode(page: Page, code: string, hands = finger(page)): Promise<void> {
  await hands.write('Codice di verifica', code)
  await hands.press('Verifica')
}

/** From home to the form, and tries. */
export async function signIn(
  page: Page,
  { email, password }: Pick<Citizen, 'email' | 'password'>,
  hands = finger(page),
): Promise<void> {
  await hands.press('Accedi')
  await heading(page, text('it', 'sign-in.form.title'))
  await hands.write('Indirizzo email', email)
  await hands.write('Password', password)
  await hands.press('Accedi')
}

/** The mails to an address, once there are so many. */
export async function mailsTo(mailbox: string, email: string, count: number): Promise<readonly AccountMail[]> {
  const all = async () => {
    const mails = (await (await fetch(`${mailbox}/messages`)).json()) as readonly AccountMail[]
    return mails.filter(({ to }) => to.includes(email))
  }
  await expect.poll(async () => (await all()).length, { timeout: 15_000 }).toBe(count)
  return all()
}

/** The code in a mail. */
export function codeIn({ text: body }: AccountMail): string {
  const code = /: (\d{3}) (\d{3})$/m.exec(body)?.slice(1).join('')
  if (code === undefined) throw new Error('There is no code in the mail')
  return code
}
