import { hash, verify } from '@node-rs/argon2'
import { Refusal } from '@preau/domain/refusal'

const cost = { memoryCost: 47_104, timeCost: 1, parallelism: 1, outputLen: 32 }
const written = `m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}`

// Hashing takes a whole core for a moment. The cores belong to the process, whatever schools it serves: so does the queue.
const atOnce = 2
const longest = 100
let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>) {
  if (running >= atOnce) {
    if (waiting.length >= longest) throw new Refusal('busy')
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else {
    running += 1
  }
  try {
    return await work()
  } finally {
    // The place goes to the next in line, if there is one.
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

export const hashPassword = (password: string) => inTurn(() => hash(password, cost))

// The hash of a password nobody has: verifying it takes the time of a real one.
const nobody = `$argon2id$v=19$${written}$MTZieXRlc29mc2FsdC4uLg$Vm9pY2lUcmVudGVEZXV4T2N0ZXRzUG91clJpZW4uLi4`

/** Whether it is the right one; as long, and as silent, when there is no such log-in. */
export const verifyPassword = (known: string | undefined, password: string) =>
  inTurn(() => verify(known ?? nobody, password))

/** True for a hash made with other costs than today's. */
export const isOutdated = (known: string) => !known.includes(written)
