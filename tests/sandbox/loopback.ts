import type { AddressInfo } from 'node:net'
import fastify, { type FastifyInstance } from 'fastify'

/**
 * A server of the sandbox. It answers only where it is called by a loopback name: a name that was made to point here is no such.
 * `refusesPages`: nor does it answer what a page in a browser asks, which names its origin. Forms and JSON are read.
 */
export function loopbackServer(options: { readonly refusesPages: boolean }): FastifyInstance {
  const app = fastify({ forceCloseConnections: true })
  app.removeContentTypeParser('text/plain')
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(body.toString())))
  })
  app.addHook('onRequest', async (request, reply) => {
    const isLoopback = /^(127\.0\.0\.1|localhost):\d+$/.test(request.headers.host ?? '')
    if (!isLoopback || (options.refusesPages && request.headers.origin !== undefined)) await reply.status(403).send()
  })
  return app
}

/** Has it listen on loopback, on a free port when `port` is 0, and tells which one. */
export async function listenOnLoopback(app: FastifyInstance, port: number): Promise<number> {
  await app.listen({ host: '127.0.0.1', port })
  return (app.server.address() as AddressInfo).port
}
