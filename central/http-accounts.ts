import type { FastifyPluginCallback } from 'fastify'
import type * as z from 'zod'
import { listAccountPayments, readAccountPayment, sumAccountPayments } from './accounts/board.ts'
import { resendProof } from './accounts/begin-proof.ts'
import { followProof, proveByCode } from './accounts/give-proof.ts'
import type { AccountPorts } from './accounts/ports.ts'
import { recover, setNewPassword } from './accounts/recover.ts'
import { register } from './accounts/register.ts'
import { changeEmail, changePassword, endAccount, readProfile, saveProfile } from './accounts/profile.ts'
import { enter, signIn, signOut } from './accounts/sign-in.ts'
import { dataExporter } from './accounts/export-data.ts'
import {
  ChangeEmailRequest,
  ChangeEmailResponse,
  ChangePasswordRequest,
  ChangePasswordResponse,
  DeleteAccountRequest,
  DeleteAccountResponse,
  ExportRequest,
  ExportResponse,
  ReadProfileRequest,
  ReadProfileResponse,
  SaveProfileRequest,
  EnterRequest,
  EnterResponse,
  FollowProofRequest,
  FollowProofResponse,
  NewPasswordRequest,
  NewPasswordResponse,
  ProveRequest,
  ProveResponse,
  RecoverRequest,
  RecoverResponse,
  RegisterRequest,
  RegisterResponse,
  ResendRequest,
  ResendResponse,
  SignInRequest,
  SignInResponse,
  SignOutRequest,
  SignOutResponse,
} from './contract/accounts.ts'
import {
  ListPaymentsRequest,
  ListPaymentsResponse,
  ReadPaymentRequest,
  ReadPaymentResponse,
  SumPaymentsRequest,
  SumPaymentsResponse,
} from './contract/board.ts'
import { Problem, problems, security } from './http-answers.ts'
import type { Asker } from './http-payments.ts'

/** What kiosks ask for people who have an account, or want one. */
export function accountRoutes(ports: AccountPorts, { kioskOf }: Pick<Asker, 'kioskOf'>): FastifyPluginCallback {
  return (app, _options, done) => {
    /** A question of a kiosk, answered for that kiosk alone. */
    const answer = <Asked extends z.ZodType, Given extends z.ZodType>(
      path: string,
      body: Asked,
      response: Given,
      handle: (kioskId: string, asked: z.output<Asked>) => Promise<z.input<Given>>,
    ) => {
      const schema = { body, security, response: { 200: response, 401: Problem, ...problems } }
      app.post(`/v1/accounts/${path}`, { schema }, async (request, reply) => {
        const kioskId = await kioskOf(request)
        if (kioskId === undefined) return reply.status(401).send({ error: 'unknown-kiosk' })
        // The schema has checked it.
        return handle(kioskId, request.body as z.output<Asked>)
      })
    }
    answer('register', RegisterRequest, RegisterResponse, (kioskId, asked) => register(ports, kioskId, asked))
    answer('recover', RecoverRequest, RecoverResponse, (kioskId, asked) => recover(ports, kioskId, asked))
    answer('resend', ResendRequest, ResendResponse, (kioskId, asked) => resendProof(ports, kioskId, asked))
    answer('prove', ProveRequest, ProveResponse, (kioskId, asked) => proveByCode(ports, kioskId, asked))
    answer('follow', FollowProofRequest, FollowProofResponse, (kioskId, asked) => followProof(ports, kioskId, asked))
    answer('enter', EnterRequest, EnterResponse, (kioskId, asked) => enter(ports, kioskId, asked))
    answer('sign-in', SignInRequest, SignInResponse, (kioskId, asked) => signIn(ports, kioskId, asked))
    answer('new-password', NewPasswordRequest, NewPasswordResponse, (kioskId, asked) =>
      setNewPassword(ports, kioskId, asked),
    )
    answer('profile', ReadProfileRequest, ReadProfileResponse, (kioskId, asked) => readProfile(ports, kioskId, asked))
    answer('save', SaveProfileRequest, ReadProfileResponse, (kioskId, asked) => saveProfile(ports, kioskId, asked))
    answer('email', ChangeEmailRequest, ChangeEmailResponse, (kioskId, asked) => changeEmail(ports, kioskId, asked))
    answer('password', ChangePasswordRequest, ChangePasswordResponse, (kioskId, asked) =>
      changePassword(ports, kioskId, asked),
    )
    answer('payments', ListPaymentsRequest, ListPaymentsResponse, (kioskId, asked) =>
      listAccountPayments(ports, kioskId, asked),
    )
    answer('payment-sums', SumPaymentsRequest, SumPaymentsResponse, (kioskId, asked) =>
      sumAccountPayments(ports, kioskId, asked),
    )
    answer('payment', ReadPaymentRequest, ReadPaymentResponse, (kioskId, asked) =>
      readAccountPayment(ports, kioskId, asked),
    )
    answer('export', ExportRequest, ExportResponse, dataExporter(ports))
    answer('delete', DeleteAccountRequest, DeleteAccountResponse, (kioskId, asked) => endAccount(ports, kioskId, asked))
    answer('sign-out', SignOutRequest, SignOutResponse, (_, asked) => signOut(ports, asked))
    done()
  }
}
