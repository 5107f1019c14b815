import { isIPv4 } from 'node:net'
import * as z from 'zod'

/** How to reach the municipality's mail server. Parsed, never built: what makes a configuration safe is checked here. */
export const MailConfig = z
  .strictObject({
    host: z.string().min(1).max(253),
    port: z.int().min(1).max(65535),
    /** Where mails come from, and where the servers on their way send them back to. */
    from: z.email().max(254),
    /**
     * `starttls` and `tls` check the server's certificate and never fall back to an open line. `none` is for a relay on this very
     * machine.
     */
    security: z.enum(['none', 'starttls', 'tls']),
    user: z.string().min(1).exactOptional(),
    password: z.string().min(1).exactOptional(),
    /** The authority that signed the server's certificate, as PEM, where it is not a public one. */
    ca: z.string().startsWith('-----BEGIN CERTIFICATE-----').exactOptional(),
  })
  .refine(({ security, host }) => security !== 'none' || isLoopback(host), {
    path: ['security'],
    message: 'a server on another machine needs starttls or tls: receipts are not for everybody on the line',
  })
  .refine(({ user, password }) => (user === undefined) === (password === undefined), {
    path: ['user'],
    message: 'user and password go together',
  })
  .brand('MailConfig')

/** How to reach the municipality's mail server. */
export type MailConfig = z.infer<typeof MailConfig>

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))
}
