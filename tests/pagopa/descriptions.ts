import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv, type AnySchema, type ErrorObject } from 'ajv'
import addFormats from 'ajv-formats'

/** The folder of pagoPA's own files; it need not be there. */
export const SPECS = `${process.env['SPORTELLO_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url))}/reference/specs`

/** The APIs whose descriptions are compared with. */
export type Api = 'checkout' | 'receipts'

/** One call and what was answered, as they were on the wire. `path` is what follows the base of the API. */
export interface Exchange {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly requestHeaders: Headers
  readonly requestBody: string
  /** Missing when no answer came. */
  readonly response?: { readonly status: number; readonly headers: Headers; readonly body: string }
}

/** What a description says of an exchange: nothing (`problems` is empty), or where it strays. */
export interface Verdict {
  /** Like `POST /carts`, by the template of the description. */
  readonly endpoint: string
  /** The status of the answer; `no answer` when none came. */
  readonly status: string
  /** Whether the description lists this status; one that it does not has only the form of its problem checked. */
  readonly isListed: boolean
  readonly problems: readonly string[]
}

interface Media {
  readonly schema?: AnySchema
}
interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly schema: AnySchema
}
interface Operation {
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> }
  readonly responses: Readonly<
    Record<
      string,
      {
        readonly headers?: Readonly<Record<string, { readonly schema: AnySchema }>>
        readonly content?: Readonly<Record<string, Media>>
      }
    >
  >
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly securitySchemes: Readonly<
      Record<string, { readonly type: string; readonly in?: string; readonly name?: string }>
    >
  }
}

const FILES: Readonly<Record<Api, string>> = {
  checkout: 'checkout-carts-v2.openapi.json',
  receipts: 'gpd-payments-receipts.openapi.json',
}

/** Both descriptions have one form of problem, by the same name. */
const PROBLEM = { $ref: '#/components/schemas/ProblemJson' }

/** An official description, ready to compare exchanges with. Reads the file: throws where it is not. */
export function openDescription(api: Api): { readonly validateExchange: (exchange: Exchange) => Verdict } {
  const description = JSON.parse(readFileSync(`${SPECS}/${FILES[api]}`, 'utf8'), ofOpenApi3) as Description
  const base = { strict: false, allErrors: true } as const
  const ajv = addFormats.default(new Ajv(base)).addSchema(description, api)
  // What is in addresses is text: a number there is one that can be read from it.
  const ofText = addFormats.default(new Ajv({ ...base, coerceTypes: true })).addSchema(description, api)

  // A validator compiles what it has not seen, and knows it by the object that it is.
  const seen = new Map<AnySchema, object>()
  const absolute = (schema: AnySchema): object => {
    const known = seen.get(schema)
    if (known !== undefined) return known
    const made = JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', `"$ref":"${api}#/`)) as object
    seen.set(schema, made)
    return made
  }

  const check = (
    validator: Pick<Ajv, 'validate' | 'errors'>,
    schema: AnySchema,
    value: unknown,
    where: string,
  ): readonly string[] => {
    const isValid = validator.validate(absolute(schema), value)
    return isValid ? [] : (validator.errors ?? []).map((error) => wordsOf(error, where))
  }

  const checkParameters = (operation: Operation, exchange: Exchange, path: Readonly<Record<string, string>>) => {
    const valueOf = (parameter: Parameter): string | null | undefined => {
      if (parameter.in === 'path') return path[parameter.name]
      return parameter.in === 'query' ? exchange.query.get(parameter.name) : exchange.requestHeaders.get(parameter.name)
    }
    const known = (operation.parameters ?? []).flatMap((parameter) => {
      const value = valueOf(parameter) ?? undefined
      const where = `${parameter.in} ${parameter.name}`
      if (value === undefined) return parameter.required === true ? [`${where} is missing`] : []
      return check(ofText, parameter.schema, value, where)
    })
    const names = (operation.parameters ?? []).filter((each) => each.in === 'query').map(({ name }) => name)
    const unknown = [...exchange.query.keys()].filter((name) => !names.includes(name))
    return [...known, ...unknown.map((name) => `query ${name} is not described`)]
  }

  const checkBody = (content: Readonly<Record<string, Media>>, headers: Headers, body: string, where: string) => {
    const type = (headers.get('content-type') ?? '').replace(/;.*/, '').trim()
    // A problem is JSON, whether or not it says that it is one.
    const media = content[type] ?? content[type.replace('problem+', '')]
    if (media === undefined) return [`${where} is ${type || 'of no type'}, not ${Object.keys(content).join(' or ')}`]
    if (media.schema === undefined) return []
    const value = type.endsWith('json') ? parseJson(body) : body
    return value === undefined ? [`${where} is no JSON`] : check(ajv, media.schema, value, where)
  }

  const checkResponse = (operation: Operation, response: NonNullable<Exchange['response']>): readonly string[] => {
    const listed = operation.responses[response.status]
    if (listed === undefined) {
      if (response.body === '') return []
      return check(ajv, PROBLEM, parseJson(response.body), 'problem')
    }
    const headers = Object.entries(listed.headers ?? {}).flatMap(([name, { schema }]) => {
      const value = response.headers.get(name)
      return value === null ? [] : check(ofText, schema, value, `header ${name}`)
    })
    const isEmpty = listed.content === undefined && response.body !== ''
    return [
      ...headers,
      ...(isEmpty ? ['the answer has a body'] : []),
      ...(listed.content === undefined ? [] : checkBody(listed.content, response.headers, response.body, 'answer')),
    ]
  }

  return {
    validateExchange: (exchange) => {
      const found = operationOf(description, exchange)
      const status = exchange.response === undefined ? 'no answer' : String(exchange.response.status)
      if (found === undefined) {
        const endpoint = `${exchange.method} ${exchange.path}`
        return { endpoint, status, isListed: false, problems: ['the description has no such endpoint'] }
      }
      const { operation } = found
      const content = operation.requestBody?.content
      const problems = [
        ...(hasKey(description, exchange) ? [] : ['no key']),
        ...checkParameters(operation, exchange, found.path),
        ...(content === undefined ? [] : checkBody(content, exchange.requestHeaders, exchange.requestBody, 'request')),
        ...(exchange.response === undefined ? [] : checkResponse(operation, exchange.response)),
      ]
      return { endpoint: found.endpoint, status, isListed: operation.responses[status] !== undefined, problems }
    },
  }
}

/** OpenAPI 3.0 writes an exclusive limit as draft 4 of JSON Schema did: the limit, and beside it that it is exclusive. */
function ofOpenApi3(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('exclusiveMaximum' in value)) return value
  const { exclusiveMaximum, maximum, ...rest } = value as { exclusiveMaximum: unknown; maximum?: unknown }
  return exclusiveMaximum === true ? { ...rest, exclusiveMaximum: maximum } : { ...rest, maximum }
}

function operationOf(description: Description, { method, path }: Exchange) {
  for (const [template, operations] of Object.entries(description.paths)) {
    const names = Array.from(template.matchAll(/\{([^}]+)\}/g), ([, name]) => name ?? '')
    const values = new RegExp(`^${template.replace(/\{[^}]+\}/g, '([^/]+)')}$`).exec(path)
    const operation = operations[method.toLowerCase()]
    if (values === null || operation === undefined) continue
    const parameters = Object.fromEntries(
      names.map((name, index) => [name, decodeURIComponent(values[index + 1] ?? '')]),
    )
    return { endpoint: `${method} ${template}`, operation, path: parameters }
  }
  return undefined
}

/** Both descriptions let a caller in by any one of their keys. */
function hasKey({ components }: Description, exchange: Exchange): boolean {
  return Object.values(components.securitySchemes).some(({ type, in: place, name }) => {
    if (type !== 'apiKey' || name === undefined) return false
    return place === 'header' ? exchange.requestHeaders.has(name) : exchange.query.has(name)
  })
}

function wordsOf({ instancePath, message }: ErrorObject, where: string): string {
  return `${where}${instancePath} ${message ?? ''}`
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
