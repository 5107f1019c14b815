import * as z from 'zod'
import { CODE_DIGITS } from '../../main/domain/mail-code.ts'
import { Password, WeakPassword } from '../../main/domain/password.ts'
import { Language } from '../../main/domain/visit.ts'

/** An e-mail address of an account; it is the same one in small letters. */
export const AccountEmail = z.email().max(254)

/** One line, of signs that are seen. */
const ONE_LINE = /^[^\p{C}\p{Zl}\p{Zp}]+$/u

/** A name as people write it: one line, without signs that only steer. */
const Name = z.string().trim().min(1).max(60).regex(ONE_LINE).regex(/\p{L}/u)

/** A telephone number, with or without its country. */
export const PhoneNumber = z.string().regex(/^\+?\d{5,15}$/)

/** Where somebody lives, in one line. */
export const PostalAddress = z.string().trim().min(5).max(140).regex(ONE_LINE)

/** What somebody writes who registers. */
export const Applicant = z.strictObject({
  givenName: Name,
  familyName: Name,
  /** In capitals: 16 characters, or 11 digits. */
  taxCode: z.string().regex(/^([0-9A-Z]{16}|[0-9]{11})$/),
  email: AccountEmail,
  phone: PhoneNumber.optional(),
})
/** What somebody writes who registers. */
export type Applicant = z.infer<typeof Applicant>

/** A mail with a code is on its way, if the address is right; who asks never learns whether an account has it. */
const Sent = z.strictObject({
  result: z.literal('sent'),
  expiresAt: z.iso.datetime(),
  /** When another mail can be asked for; null when no more are sent. */
  resendAt: z.iso.datetime().nullable(),
})

/** `no-mail`: this centre sends none; `too-many`: that address, or that kiosk, has had its mails of the hour; `closed`: nobody registers here. */
const NotSent = z.strictObject({ result: z.enum(['no-mail', 'too-many', 'closed']) })

const Weak = z.strictObject({ result: z.literal('weak'), why: WeakPassword })

/** Begins a registration. The kiosk makes `proofId`; asked again with the same one it is one registration. */
export const RegisterRequest = z.strictObject({
  proofId: z.uuid(),
  applicant: Applicant,
  password: Password,
  language: Language,
})
export type RegisterRequest = z.infer<typeof RegisterRequest>
export const RegisterResponse = z.discriminatedUnion('result', [Sent, NotSent, Weak])
export type RegisterResponse = z.infer<typeof RegisterResponse>

/** Has a code mailed to who has forgotten the password. */
export const RecoverRequest = z.strictObject({ proofId: z.uuid(), email: AccountEmail, language: Language })
export type RecoverRequest = z.infer<typeof RecoverRequest>
export const RecoverResponse = z.discriminatedUnion('result', [Sent, NotSent])
export type RecoverResponse = z.infer<typeof RecoverResponse>

/** Has the mail of a proof sent once more. `too-soon`: not before `resendAt`; `gone`: the proof can be given no longer. */
export const ResendRequest = z.strictObject({ proofId: z.uuid() })
export type ResendRequest = z.infer<typeof ResendRequest>
export const ResendResponse = z.discriminatedUnion('result', [
  z.strictObject({ result: z.literal('sent'), resendAt: z.iso.datetime().nullable() }),
  z.strictObject({ result: z.literal('too-soon'), resendAt: z.iso.datetime() }),
  z.strictObject({ result: z.enum(['too-many', 'gone']) }),
])
export type ResendResponse = z.infer<typeof ResendResponse>

/** Tries a code. After five wrong ones, or fifteen minutes, the proof is `gone`. */
export const ProveRequest = z.strictObject({
  proofId: z.uuid(),
  code: z.string().regex(new RegExp(`^\\d{${CODE_DIGITS}}$`)),
})
export type ProveRequest = z.infer<typeof ProveRequest>
export const ProveResponse = z.strictObject({ result: z.enum(['proved', 'wrong', 'gone']) })
export type ProveResponse = z.infer<typeof ProveResponse>

/** Asks whether a proof was given meanwhile, as by the address in the mail. */
export const FollowProofRequest = z.strictObject({ proofId: z.uuid() })
export type FollowProofRequest = z.infer<typeof FollowProofRequest>
export const FollowProofResponse = z.strictObject({ result: z.enum(['waiting', 'proved', 'gone']) })
export type FollowProofResponse = z.infer<typeof FollowProofResponse>

/** What a kiosk knows of who has signed in. */
export const Person = z.strictObject({
  givenName: z.string(),
  familyName: z.string(),
  taxCode: z.string(),
  email: z.string(),
  phone: z.string().optional(),
  address: z.string().optional(),
  /** Where receipts go, where that is not the address of the account. */
  receiptEmail: z.string().optional(),
  language: Language,
})
/** What a kiosk knows of who has signed in. */
export type Person = z.infer<typeof Person>

/** A session: a secret that is good at the kiosk and in the visit that asked for it. */
export const Session = z.strictObject({ token: z.string(), person: Person })
/** A session. */
export type Session = z.infer<typeof Session>

const SignedIn = z.strictObject({ result: z.literal('signed-in'), session: Session })

/** Signs in who has just registered, once. */
export const EnterRequest = z.strictObject({ proofId: z.uuid(), visitId: z.uuid() })
export type EnterRequest = z.infer<typeof EnterRequest>
export const EnterResponse = z.discriminatedUnion('result', [SignedIn, z.strictObject({ result: z.literal('gone') })])
export type EnterResponse = z.infer<typeof EnterResponse>

/** Signs in with a password. */
export const SignInRequest = z.strictObject({
  email: AccountEmail,
  password: z.string().min(1).max(1000),
  visitId: z.uuid(),
})
export type SignInRequest = z.infer<typeof SignInRequest>

/** `wrong`: the address or the password. `wait`: there were too many wrong ones; nothing was tried, and nothing is before `until`. */
export const SignInResponse = z.discriminatedUnion('result', [
  SignedIn,
  z.strictObject({ result: z.literal('wrong') }),
  z.strictObject({ result: z.literal('wait'), until: z.iso.datetime() }),
])
export type SignInResponse = z.infer<typeof SignInResponse>

/** Gives another password to who has proved the address; all sessions of the account end. */
export const NewPasswordRequest = z.strictObject({ proofId: z.uuid(), password: Password })
export type NewPasswordRequest = z.infer<typeof NewPasswordRequest>
export const NewPasswordResponse = z.discriminatedUnion('result', [
  z.strictObject({ result: z.enum(['changed', 'gone']) }),
  Weak,
])
export type NewPasswordResponse = z.infer<typeof NewPasswordResponse>

/** Ends a session. */
export const SignOutRequest = z.strictObject({ token: z.string().max(100) })
export type SignOutRequest = z.infer<typeof SignOutRequest>
export const SignOutResponse = z.strictObject({ result: z.literal('ended') })
export type SignOutResponse = z.infer<typeof SignOutResponse>

/** By which the centre knows who has signed in: good at the kiosk that asks, in this visit. */
export const SessionKey = z.strictObject({ token: z.string().max(100), visitId: z.uuid() })
/** By which the centre knows who has signed in. */
export type SessionKey = z.infer<typeof SessionKey>
const session = SessionKey

/** The session is over: it was too long, or unused for too long, or its password was changed. */
export const SignedOut = z.strictObject({ result: z.literal('signed-out') })

/** What a kiosk knows of the person, as it is by now. */
const Read = z.strictObject({ result: z.literal('read'), person: Person })

/** Reads the profile. */
export const ReadProfileRequest = z.strictObject({ session })
export type ReadProfileRequest = z.infer<typeof ReadProfileRequest>
export const ReadProfileResponse = z.discriminatedUnion('result', [Read, SignedOut])
export type ReadProfileResponse = z.infer<typeof ReadProfileResponse>

/** Changes the profile; null takes something away. */
export const SaveProfileRequest = z.strictObject({
  session,
  changes: z.strictObject({
    phone: PhoneNumber.nullable().optional(),
    address: PostalAddress.nullable().optional(),
    receiptEmail: AccountEmail.nullable().optional(),
    language: Language.optional(),
  }),
})
export type SaveProfileRequest = z.infer<typeof SaveProfileRequest>

/** What trying the current password may come to. */
const tried = [
  z.strictObject({ result: z.literal('wrong') }),
  z.strictObject({ result: z.literal('wait'), until: z.iso.datetime() }),
] as const

/** Has a code mailed to another address, which is the account's once the code was typed. */
export const ChangeEmailRequest = z.strictObject({
  session,
  proofId: z.uuid(),
  email: AccountEmail,
  password: z.string().min(1).max(1000),
})
export type ChangeEmailRequest = z.infer<typeof ChangeEmailRequest>
export const ChangeEmailResponse = z.discriminatedUnion('result', [Sent, NotSent, ...tried, SignedOut])
export type ChangeEmailResponse = z.infer<typeof ChangeEmailResponse>

/** Gives another password to who knows the current one; the other sessions of the account end. */
export const ChangePasswordRequest = z.strictObject({
  session,
  current: z.string().min(1).max(1000),
  password: Password,
})
export type ChangePasswordRequest = z.infer<typeof ChangePasswordRequest>
export const ChangePasswordResponse = z.discriminatedUnion('result', [
  z.strictObject({ result: z.literal('changed') }),
  ...tried,
  Weak,
  SignedOut,
])
export type ChangePasswordResponse = z.infer<typeof ChangePasswordResponse>

/** Has all that is kept of the person mailed to the address of the account. The same `requestId` is one mail. */
export const ExportRequest = z.strictObject({ session, requestId: z.uuid() })
export type ExportRequest = z.infer<typeof ExportRequest>
export const ExportResponse = z.discriminatedUnion('result', [
  z.strictObject({ result: z.enum(['queued', 'no-mail', 'too-many']) }),
  SignedOut,
])
export type ExportResponse = z.infer<typeof ExportResponse>

/** Ends the account for good. Payments and receipts stay for as long as the law asks. */
export const DeleteAccountRequest = z.strictObject({ session, password: z.string().min(1).max(1000) })
export type DeleteAccountRequest = z.infer<typeof DeleteAccountRequest>
export const DeleteAccountResponse = z.discriminatedUnion('result', [
  z.strictObject({ result: z.literal('deleted') }),
  ...tried,
  SignedOut,
])
export type DeleteAccountResponse = z.infer<typeof DeleteAccountResponse>
