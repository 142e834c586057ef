import { Agent, request } from 'node:http'

export interface Call {
  path: string
  method?: 'GET' | 'POST' | 'PATCH'
  headers?: Record<string, string>
  body?: string | Buffer
}

export interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** Keeps its connections: what is measured is the request, not the handshake. */
export function openClient(url: string) {
  const { hostname, port } = new URL(url)
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const call = ({ path, method = 'GET', headers = {}, body }: Call) =>
    new Promise<Answer>((resolve, reject) => {
      const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) }
      const sent = request({ agent, hostname, port, path, method, headers: { ...headers, ...length } }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks).toString() }),
        )
        answer.on('error', reject)
      })
      sent.on('error', reject)
      sent.end(body)
    })
  return { call, close: () => agent.destroy() }
}

/** Does `action` over and over from `connections` at once until the time is up; answers how many were done. */
export async function drive(action: (turn: number) => Promise<void>, connections: number, milliseconds: number) {
  const end = performance.now() + milliseconds
  let done = 0
  let turn = 0
  const worker = async () => {
    while (performance.now() < end) {
      await action(turn++)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  return done
}
