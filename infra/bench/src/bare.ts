import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { keptPlan } from '@preau/db/database'
import pg from 'pg'

// The least a server can be that asks PostgreSQL the same things: `bare.ts DATABASE_URL QUERIES.json`.
const [databaseUrl, file = ''] = process.argv.slice(2)
const rounds: { sql: string; parameters: unknown[] }[][] = JSON.parse(readFileSync(file, 'utf8'))
// What the server under measure prepares is prepared here too.
const nameOf = (sql: string) => (sql.startsWith(keptPlan) ? { name: `kept ${sql.length}` } : {})
const pool = new pg.Pool({ connectionString: databaseUrl, max: 20 })

async function answerAll() {
  const rows: unknown[] = []
  // What a request asks at once is asked at once here too.
  for (const round of rounds) {
    rows.push(
      ...(await Promise.all(
        round.map(
          async ({ sql, parameters }) => (await pool.query({ ...nameOf(sql), text: sql, values: parameters })).rows,
        ),
      )),
    )
  }
  return JSON.stringify(rows)
}

const server = createServer((_request, answer) => {
  answerAll().then(
    (body) => {
      answer.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) })
      answer.end(body)
    },
    (cause) => {
      process.stderr.write(`${cause}\n`)
      answer.writeHead(500).end()
    },
  )
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  process.stdout.write(`http://127.0.0.1:${port}\n`)
})
process.on('SIGTERM', () => process.exit(0))
