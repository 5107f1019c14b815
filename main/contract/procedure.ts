import type * as z from 'zod'

/** Who may call a procedure: anybody in front of the screen, a signed-in person, or staff in operator mode. */
export type Permission = 'visitor' | 'signed-in' | 'staff'

/** One thing a screen may ask of main: schemas for what goes in and out, and the expected outcomes that are not success. */
export interface Procedure<
  In extends z.ZodType = z.ZodType,
  Out extends z.ZodType = z.ZodType,
  Refusal extends string = string,
  IsMutation extends boolean = boolean,
> {
  readonly input: In
  readonly output: Out
  readonly refusals: readonly Refusal[]
  readonly permission: Permission
  /** A mutation carries a `requestId`: a repeated one gets the first answer and is not run again. */
  readonly isMutation: IsMutation
}

/** Declares a query: it may be asked any number of times and changes nothing. Visitors may ask unless told otherwise. */
export function query<In extends z.ZodType, Out extends z.ZodType, const Refusal extends string = never>(declaration: {
  input: In
  output: Out
  refusals?: readonly Refusal[]
  permission?: Permission
}): Procedure<In, Out, Refusal, false> {
  return { refusals: [], permission: 'visitor', ...declaration, isMutation: false }
}

/** Declares a procedure that changes something; its caller sends a `requestId`. Visitors may call it unless told otherwise. */
export function procedure<
  In extends z.ZodType,
  Out extends z.ZodType,
  const Refusal extends string = never,
>(declaration: {
  input: In
  output: Out
  refusals?: readonly Refusal[]
  permission?: Permission
}): Procedure<In, Out, Refusal, true> {
  return { refusals: [], permission: 'visitor', ...declaration, isMutation: true }
}

/** Procedures by name (`noun.verb`). */
export type Contract = Readonly<Record<string, Procedure>>

/** The names of a contract's queries. */
export type QueryName<C extends Contract> = {
  readonly [Name in keyof C & string]: C[Name]['isMutation'] extends false ? Name : never
}[keyof C & string]

/** Payload schemas of the events main sends, by name (`noun.changed`). */
export type Events = Readonly<Record<string, z.ZodType>>

/** What a caller hands to a procedure. */
export type Input<P extends Procedure> = z.input<P['input']>

/** What a successful call returns. */
export type Output<P extends Procedure> = z.output<P['output']>

/** `already-done` answers a repeated mutation whose first answer is no longer kept. */
export type Refusal<P extends Procedure> = P['refusals'][number] | 'already-done'

/** The outcome of a call: expected outcomes are returned, never thrown. */
export type Reply<P extends Procedure> =
  { readonly ok: true; readonly value: Output<P> } | { readonly ok: false; readonly refusal: Refusal<P> }

/** What a handler returns: a reply without the refusals that the dispatcher adds. */
export type HandlerReply<P extends Procedure> =
  | { readonly ok: true; readonly value: z.input<P['output']> }
  | { readonly ok: false; readonly refusal: P['refusals'][number] }

/** One handler for each procedure of a contract: a missing or extra one does not compile. */
export type Handlers<C extends Contract, Caller> = {
  readonly [Name in keyof C]: (
    input: z.output<C[Name]['input']>,
    caller: Caller,
  ) => HandlerReply<C[Name]> | Promise<HandlerReply<C[Name]>>
}
