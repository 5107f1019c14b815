/** An e-mail address for a screen that others can see: the first letter and the domain, `a***@posta.example`. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 1 ? '***' : `${Array.from(email)[0] ?? ''}***${email.slice(at)}`
}
