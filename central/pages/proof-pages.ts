import type { FastifyBaseLogger, FastifyPluginCallback, FastifyRequest } from 'fastify'
import type { Language } from '../../main/domain/visit.ts'
import { proofOfLink, proveByLink } from '../accounts/give-proof.ts'
import type { AccountPorts } from '../accounts/ports.ts'
import { html } from './html.ts'
import { pageOf, pageText, plainPage, type Page } from './page.ts'
import { secretPages } from './secret-pages.ts'

/** The address that is mailed to who proves an address, below the centre's own. */
export function proofPath(proofId: string, link: string): string {
  return `/e/${proofId}/${link}`
}

/**
 * The pages at which a person proves that an address is theirs, from a link in a mail. What only looks at them, as programs do that read
 * mails before people do, proves nothing: a button does.
 */
export function proofPages(ports: AccountPorts & { readonly log: FastifyBaseLogger }): FastifyPluginCallback {
  return secretPages(ports, (app, { hidden, send, sendGone }) => {
    type Asked = FastifyRequest<{ Params: { proofId: string; link: string } }>
    app.get(proofPath(':proofId', ':link'), hidden, async (request: Asked, reply) => {
      const { proofId, link } = request.params
      const proof = await proofOfLink(ports, proofId, link)
      if (proof === undefined) return sendGone(request, reply)
      const { language, provedAt } = proof
      return send(reply, provedAt === undefined ? askPage(language) : plainPage(language, 'proved'))
    })

    app.post(proofPath(':proofId', ':link'), hidden, async (request: Asked, reply) => {
      const { proofId, link } = request.params
      const proof = await proofOfLink(ports, proofId, link)
      if (proof === undefined || !(await proveByLink(ports, proofId, link))) return sendGone(request, reply)
      return send(reply, plainPage(proof.language, 'proved'))
    })
  })
}

function askPage(language: Language): Page {
  const main = html`<p>${pageText(language, 'proof.text')}</p>
    <form method="post">
      <button class="action">${pageText(language, 'proof.button')}</button>
    </form>
    <p>${pageText(language, 'proof.note')}</p>`
  return pageOf(language, { title: 'proof.title', main }, { formsLeadTo: '' })
}
