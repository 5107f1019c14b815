import { openDescription, type Api, type Exchange, type Verdict } from './descriptions.ts'

/** Watches calls on their way, and compares each with the official description. */
export interface Recorder {
  /** `line`, watched, for an API whose base is at `url`. */
  readonly fetchOf: (api: Api, url: string, line: typeof fetch) => typeof fetch
  /** Everything that strayed from the descriptions, with its endpoint and status. */
  readonly problems: readonly string[]
  /** How many exchanges of an endpoint and status were compared and found right. */
  readonly countOf: (endpoint: string, status: string) => number
  /** The counts as a table, for people. */
  readonly table: () => string
}

/** Starts one. Reads the descriptions: throws where they are not. */
export function openRecorder(): Recorder {
  const descriptions = { checkout: openDescription('checkout'), receipts: openDescription('receipts') }
  const verdicts: Verdict[] = []
  const isRight = ({ problems }: Verdict) => problems.length === 0
  return {
    fetchOf: (api, url, line) => async (input, init) => {
      const request = new Request(input, init)
      const address = new URL(request.url)
      const exchange: Exchange = {
        method: request.method,
        path: address.pathname.slice(new URL(url).pathname.replace(/\/$/, '').length),
        query: address.searchParams,
        requestHeaders: request.headers,
        requestBody: typeof init?.body === 'string' ? init.body : '',
      }
      try {
        const response = await line(input, init)
        const body = await response.text()
        const { status, headers } = response
        verdicts.push(descriptions[api].validateExchange({ ...exchange, response: { status, headers, body } }))
        return new Response(body === '' ? null : body, { status, headers })
      } catch (error) {
        verdicts.push(descriptions[api].validateExchange(exchange))
        throw error
      }
    },
    get problems() {
      return verdicts.flatMap(({ endpoint, status, problems }) =>
        problems.map((problem) => `${endpoint} ${status}: ${problem}`),
      )
    },
    countOf: (endpoint, status) =>
      verdicts.filter((verdict) => verdict.endpoint === endpoint && verdict.status === status && isRight(verdict))
        .length,
    table: () => {
      const rows = Map.groupBy(verdicts, ({ endpoint, status }) => `${endpoint.padEnd(62)} ${status.padEnd(9)}`)
      return Array.from(rows, ([row, group]) => {
        const note = group[0]?.isListed === false && !row.includes('no answer') ? ', not in the description' : ''
        return `${row} ${String(group.filter(isRight).length).padStart(4)} of ${group.length}${note}`
      })
        .sort()
        .join('\n')
    },
  }
}
