import { randomUUID } from 'node:crypto'
import * as contract from '../../central/contract/accounts.ts'
import { mailSources } from '../../central/effects/send-mails.ts'
import { prepareMail } from '../../central/effects/mail-kinds.ts'
import { runDueEffects, effectLimits } from '../../central/effects/run-effects.ts'
import type { CentralPorts } from '../../central/http.ts'
import { FONTS } from '../../build/renderer.ts'
import { readFonts } from '../../central/read-fonts.ts'
import type { Mail } from '../../central/mail/send-mail.ts'
import type { Central } from '../../db/central/open.ts'
import { writeSettings } from '../../db/central/stores/settings.ts'
import { mailAddresses } from '../fixtures/account-tools.ts'
import { sampleMunicipality } from '../sandbox/municipality/municipality.ts'
import { startCentralBench, type CentralBench, type EnrolledKiosk } from '../sync/central-bench.ts'

/** Somebody who registers, and a password that is good. */
export const MARIA = {
  givenName: 'Maria',
  familyName: 'Rossi',
  taxCode: 'RSSMRA80A41H501Y',
  email: 'maria.rossi@posta.example',
} as const
export const PASSWORD = 'cavallo luna treno pane'
export const OTHER_PASSWORD = 'tavolo verde nave quattro'

/** A centre with accounts, whose mails are read as they are sent. */
export interface AccountBench {
  readonly central: CentralBench
  readonly kiosk: EnrolledKiosk
  readonly mails: readonly Mail[]
  /** Sends what is due; answers with the mails of this round. */
  readonly sendMails: () => Promise<readonly Mail[]>
  /** Asks the centre, as a kiosk; throws for what is not an answer. */
  readonly ask: <Name extends keyof Answers>(name: Name, body: object, by?: EnrolledKiosk) => Promise<Answers[Name]>
  /** Registers, and answers with the proof's id and the code that was mailed. */
  readonly register: (
    other?: Partial<contract.Applicant>,
    password?: string,
  ) => Promise<{ readonly proofId: string; readonly code: string; readonly link: string }>
  /** Registers and proves the address. */
  readonly account: (other?: Partial<contract.Applicant>, password?: string) => Promise<void>
  readonly signIn: (email: string, password: string, by?: EnrolledKiosk) => Promise<contract.SignInResponse>
  /** Signs in with a right password; answers with what the session is known by. */
  readonly enter: (email?: string, password?: string, by?: EnrolledKiosk) => Promise<contract.SessionKey>
}

interface Answers {
  readonly register: contract.RegisterResponse
  readonly recover: contract.RecoverResponse
  readonly resend: contract.ResendResponse
  readonly prove: contract.ProveResponse
  readonly follow: contract.FollowProofResponse
  readonly enter: contract.EnterResponse
  readonly 'sign-in': contract.SignInResponse
  readonly 'new-password': contract.NewPasswordResponse
  readonly 'sign-out': contract.SignOutResponse
  readonly profile: contract.ReadProfileResponse
  readonly save: contract.ReadProfileResponse
  readonly email: contract.ChangeEmailResponse
  readonly password: contract.ChangePasswordResponse
  readonly export: contract.ExportResponse
  readonly delete: contract.DeleteAccountResponse
}

const SCHEMAS: { readonly [Name in keyof Answers]: { readonly parse: (body: unknown) => Answers[Name] } } = {
  register: contract.RegisterResponse,
  recover: contract.RecoverResponse,
  resend: contract.ResendResponse,
  prove: contract.ProveResponse,
  follow: contract.FollowProofResponse,
  enter: contract.EnterResponse,
  'sign-in': contract.SignInResponse,
  'new-password': contract.NewPasswordResponse,
  'sign-out': contract.SignOutResponse,
  profile: contract.ReadProfileResponse,
  save: contract.ReadProfileResponse,
  email: contract.ChangeEmailResponse,
  password: contract.ChangePasswordResponse,
  export: contract.ExportResponse,
  delete: contract.DeleteAccountResponse,
}

/** Starts one, with a kiosk that is enrolled. */
export async function startAccountBench(db: Central, ports: Partial<CentralPorts> = {}): Promise<AccountBench> {
  const central = await startCentralBench(db, ports)
  const { creditor, now } = central
  await db.transaction().execute((trx) => writeSettings(trx, creditor, sampleMunicipality.settings))
  const kiosk = await central.enrol()
  const mails: Mail[] = []
  const sources = mailSources({ ...mailAddresses, db, creditor, now, fonts: readFonts(FONTS) })

  const sendMails = async () => {
    const before = mails.length
    const parts = {
      db,
      creditor,
      now,
      random: () => 0.5,
      log: { warn: () => undefined, error: (line: unknown) => Promise.reject(new Error(JSON.stringify(line))) },
      limits: effectLimits,
    }
    const sendMail = (mail: Mail) => {
      mails.push(mail)
      return Promise.resolve({ ok: true } as const)
    }
    const prepare = (effect: Parameters<typeof prepareMail>[2]) => prepareMail(sources, sendMail, effect)
    while ((await runDueEffects({ ...parts, prepare })).claimed > 0);
    return mails.slice(before)
  }
  const ask: AccountBench['ask'] = async (name, body, by = kiosk) => {
    const answer = await central.post(`/v1/accounts/${name}`, body, await by.token())
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`)
    return SCHEMAS[name].parse(answer.body)
  }
  const register: AccountBench['register'] = async (other = {}, password = PASSWORD) => {
    const proofId = randomUUID()
    const sent = await ask('register', { proofId, applicant: { ...MARIA, ...other }, password, language: 'it' })
    if (sent.result !== 'sent') throw new Error(sent.result)
    const [mail] = await sendMails()
    return { proofId, code: codeIn(mail), link: linkIn(mail) }
  }

  return {
    central,
    kiosk,
    mails,
    sendMails,
    ask,
    register,
    account: async (other, password) => {
      const { proofId, code } = await register(other, password)
      const { result } = await ask('prove', { proofId, code })
      if (result !== 'proved') throw new Error(result)
    },
    enter: async (email = MARIA.email, password = PASSWORD, by) => {
      const visitId = randomUUID()
      const answer = await ask('sign-in', { email, password, visitId }, by)
      if (answer.result !== 'signed-in') throw new Error(answer.result)
      return { token: answer.session.token, visitId }
    },
    signIn: (email, password, by) => ask('sign-in', { email, password, visitId: randomUUID() }, by),
  }
}

/** The code in a mail, as a person reads it; empty where there is none. */
export function codeIn(mail: Mail | undefined): string {
  return (
    /: (\d{3}) (\d{3})$/m
      .exec(mail?.text ?? '')
      ?.slice(1)
      .join('') ?? ''
  )
}

/** The path of the link in a mail; empty where there is none. */
export function linkIn(mail: Mail | undefined): string {
  return /https:\/\/centre\.example(\/\S+)/.exec(mail?.text ?? '')?.[1] ?? ''
}
