/** Why main refused an act; undefined when it did not, or could not be asked. */
export function refusalOf<Why extends string>(
  reply: { readonly ok: true } | { readonly ok: false; readonly refusal: Why } | undefined,
): Why | undefined {
  return reply?.ok === false ? reply.refusal : undefined
}
