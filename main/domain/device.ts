import * as z from 'zod'

/** Why a code did not enrol: it is wrong, spent or too old; the centre was not reached; it takes no code for a while; it failed. */
export const EnrolFault = z.enum(['bad-code', 'unreachable', 'too-many', 'failed'])
/** Why a code did not enrol. */
export type EnrolFault = z.infer<typeof EnrolFault>

/** What the screen of a kiosk shows that serves nobody: it waits for the code with which it enrols, or is out of service. */
export const DeviceState = z.discriminatedUnion('name', [
  z.strictObject({
    name: z.literal('enrol'),
    /** The centre is being asked. */
    isAsking: z.boolean(),
    /** What became of the last code. */
    fault: EnrolFault.nullable(),
    /** It was out of service before, and may be so again. */
    wasOut: z.boolean(),
  }),
  /** Revoked; once all is erased (`isErased`) it may be enrolled anew. */
  z.strictObject({ name: z.literal('out-of-service'), isErased: z.boolean() }),
])
/** What the screen of a kiosk shows that serves nobody. */
export type DeviceState = z.infer<typeof DeviceState>

/** What can happen to it. */
export type DeviceEvent =
  | { readonly name: 'code-given' }
  | { readonly name: 'code-failed'; readonly fault: EnrolFault }
  | { readonly name: 'erased' }
  | { readonly name: 'enrol-asked' }
  | { readonly name: 'back' }

/** A kiosk that nobody has enrolled yet. */
export const notEnrolled: Extract<DeviceState, { name: 'enrol' }> = {
  name: 'enrol',
  isAsking: false,
  fault: null,
  wasOut: false,
}

/** The next state; undefined when the event has no meaning here, as after a second tap. */
export function stepDevice(state: DeviceState, event: DeviceEvent): DeviceState | undefined {
  switch (event.name) {
    case 'code-given':
      return state.name === 'enrol' && !state.isAsking ? { ...state, isAsking: true, fault: null } : undefined
    case 'code-failed':
      return state.name === 'enrol' && state.isAsking ? { ...state, isAsking: false, fault: event.fault } : undefined
    case 'erased':
      return state.name === 'out-of-service' ? { ...state, isErased: true } : undefined
    case 'enrol-asked':
      return state.name === 'out-of-service' && state.isErased ? { ...notEnrolled, wasOut: true } : undefined
    case 'back':
      return state.name === 'enrol' && state.wasOut && !state.isAsking
        ? { name: 'out-of-service', isErased: true }
        : undefined
  }
}
