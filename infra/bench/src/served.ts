import { startServer } from '@preau/server/server'
import { monday } from './school.ts'

// The server under measure, in a process of its own: `served.ts DATABASE_URL DATA_DIR`.
const [databaseUrl, dataDir = ''] = process.argv.slice(2)
const server = await startServer({ databaseUrl, dataDir, clock: () => monday })
process.on('SIGTERM', () => void server.close().then(() => process.exit(0)))
process.stdout.write(`${server.url}\n`)
