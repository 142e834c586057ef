import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '@preau/db/database'
import * as z from 'zod/mini'
import { hasSchool } from './base.ts'
import { type Demo, Unusable } from './settings.ts'

/** What the process beside is told. */
export interface Errand {
  url: string
  demo: Demo
  filesDir: string
  secret: string
  origin: string
  filesOrigin: string
}

const word = z.union([
  z.object({ kind: z.literal('say'), sentence: z.string() }),
  z.object({ kind: z.literal('welcome'), lines: z.array(z.string()) }),
  z.object({ kind: z.literal('refused'), sentence: z.string() }),
])
export type Word = z.infer<typeof word>

/**
 * Brings the school in beside the server, in a process that goes away with all the memory it took. Answers the lines
 * that tell who may sign in.
 */
async function furnishBeside(errand: Errand, say: (sentence: string) => void, signal: AbortSignal) {
  const worker = fork(fileURLToPath(new URL('./furnish-worker.ts', import.meta.url)), {
    stdio: ['ignore', 2, 2, 'ipc'],
  })
  signal.addEventListener('abort', () => worker.kill('SIGKILL'), { once: true })
  worker.send(errand)
  let welcome: string[] = []
  let refusal: string | undefined
  worker.on('message', (message) => {
    const said = word.parse(message)
    if (said.kind === 'say') say(said.sentence)
    else if (said.kind === 'welcome') welcome = said.lines
    else refusal = said.sentence
  })
  const [code] = await once(worker, 'exit')
  if (refusal) throw new Unusable(refusal)
  if (code !== 0) throw new Error('the school could not be brought in')
  return welcome
}

/** A school that is there already needs little: no other process for that. */
export async function furnish(errand: Errand, say: (sentence: string) => void, signal: AbortSignal) {
  const database = openDatabase(errand.url)
  const isThere = await hasSchool(database).finally(database.close)
  if (!isThere && errand.demo !== 'empty') return await furnishBeside(errand, say, signal)
  const { furnishHere } = await import('./furnish-here.ts')
  return await furnishHere(errand, say)
}
