import { once } from 'node:events'
import type { Errand, Word } from './furnish.ts'
import { furnishHere } from './furnish-here.ts'
import { Unusable } from './settings.ts'

const tell = (word: Word) => process.send?.(word)
// Killed without a word, the server leaves no other end.
process.once('disconnect', () => process.exit(1))
// Signals of the terminal are the server's to answer: it ends this process itself.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})

const [given] = await once(process, 'message')
const errand: Errand = given
try {
  const lines = await furnishHere(errand, (sentence) => tell({ kind: 'say', sentence }))
  tell({ kind: 'welcome', lines })
} catch (cause) {
  if (!(cause instanceof Unusable)) throw cause
  tell({ kind: 'refused', sentence: cause.message })
}
process.removeAllListeners('disconnect')
process.disconnect()
