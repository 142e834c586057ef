import type { Database } from '@preau/db/database'
import { dayOf } from '@preau/domain/day'
import { Refusal } from '@preau/domain/refusal'
import { TRPCError } from '@trpc/server'
import { appRouter } from '../router.ts'
import type { School } from '../school.ts'
import { currentSession, sessionIdOf } from '../session.ts'
import { type Actor, everyActor, roleOf, type Side, sides, strangers } from './actors.ts'
import { openCall, type Question } from './ask.ts'
import { schoolQuestions } from './ask-school.ts'
import { shareQuestions } from './ask-share.ts'
import { talkQuestions } from './ask-talk.ts'
import { workQuestions } from './ask-work.ts'
import type { Policy, Procedure, Row } from './policy.ts'
import { homeworkPolicy } from './policy-homework.ts'
import { schoolPolicy } from './policy-school.ts'
import { sharePolicy } from './policy-share.ts'
import { talkPolicy } from './policy-talk.ts'
import { workPolicy } from './policy-work.ts'
import { leaks } from './read.ts'
import { openChanges, openStage } from './stage.ts'
import { openWorld, type World } from './world.ts'

export const policy: Policy = { ...workPolicy, ...homeworkPolicy, ...talkPolicy, ...sharePolicy, ...schoolPolicy }
export const questions = { ...workQuestions, ...talkQuestions, ...shareQuestions, ...schoolQuestions }

function typeOf(made: unknown) {
  if (typeof made !== 'function' || !('_def' in made)) return undefined
  const { _def: definition } = made
  return typeof definition === 'object' && definition && 'type' in definition ? definition.type : undefined
}

/** Every procedure there is, as the router itself tells, and whether it changes anything. */
export const procedures = new Map(
  Object.entries<unknown>(appRouter._def.procedures).map(([name, made]) => [name, typeOf(made)]),
)

/** What the policy says of one cell: `yes`, or how one is turned away. */
export function expected({ door }: Procedure, row: Row, actor: Actor, side: Side) {
  const role = roleOf[actor]
  if (door !== 'anyone') {
    if (strangers.includes(actor) || !role) return 'signed_out'
    if (door !== 'everyone' && !door.includes(role)) return 'wrong_door'
  }
  if (row[side]?.includes(actor)) return 'yes'
  const but = Object.entries(row.but ?? {}).find(([, where]) => where[side]?.includes(actor))
  if (but) return but[0]
  return typeof row.otherwise === 'string' ? row.otherwise : ((role && row.otherwise[role]) ?? 'unsaid')
}

export const sidesOf = ({ once }: Row): readonly Side[] => (once ? ['here'] : sides)

interface Cell {
  actor: Actor
  side: Side
}

interface Told {
  outcome: string
  answer?: unknown
  text: string
  changed: string[]
}

/** The small world, and how to try one cell in it. */
export async function openRun(database: Database & { url: string }, known?: World) {
  const world = known ?? (await openWorld(database))
  const { now, places, tokens } = world
  const stage = openStage(database, database.url)
  const changes = await openChanges(database.db)
  const today = dayOf(now)
  await changes(stage.pool)

  async function contextOf(db: Database['db'], actor: Actor) {
    const school: School = {
      ...database,
      db,
      clock: () => now,
      filesDir: '/nowhere',
      secret: 'secret',
      origin: 'http://localhost',
      filesOrigin: 'http://fichiers.localhost',
      clockStopped: true,
      follow: ({ end }) => {
        setImmediate(end)
        return () => {}
      },
    }
    const token = tokens[actor]
    const session = token ? await currentSession(db, token, today) : undefined
    const viewer = session && { id: session.accountId, role: session.role, today }
    const nothing = { device: undefined, setCookie: () => {}, clearBrowser: () => {} }
    return { school, db, now, viewer, session, ...nothing }
  }

  async function tell({ viewer, ...context }: Awaited<ReturnType<typeof contextOf>>, question: Question, cell: Cell) {
    const { actor, side } = cell
    const token = tokens[actor]
    const asked = {
      call: openCall({ viewer, ...context }, { signal: new AbortController().signal }),
      at: places[side],
      ...{ world, db: stage.db, viewer },
      person: world.people[actor],
      sessionId: token && sessionIdOf(token),
    }
    try {
      const answer = await question.ask(asked)
      const text = JSON.stringify(answer) ?? ''
      const shown = question.shows?.(asked).toLowerCase()
      return { answer, text, shown: shown === undefined ? undefined : text.toLowerCase().includes(shown) }
    } catch (failure) {
      return { refused: reasonOf(failure), text: '' }
    }
  }

  async function tried(question: Question, actor: Actor, side: Side): Promise<Told> {
    await stage.pool.query('begin')
    try {
      const context = await contextOf(stage.db, actor)
      // A session found too old is forgotten at once: that is no doing of the call.
      const before = strangers.includes(actor) ? await changes(stage.pool) : []
      const { refused, shown, ...said } = await tell(context, question, { actor, side })
      const changed = (await changes(stage.pool)).filter((table) => !before.includes(table))
      return { ...said, outcome: refused ?? ((shown ?? changed.length > 0) ? 'yes' : 'without'), changed }
    } finally {
      await stage.pool.query('rollback')
    }
  }

  /** Tries every cell of one row, and says which are not as the policy has them. */
  async function tryRow(name: string, row: Row, question: Question, heard: (actor: Actor, answer: unknown) => void) {
    const procedure = policy[name]
    if (!procedure) throw new Error(`no policy for ${name}`)
    const cells = sidesOf(row).flatMap((side) => everyActor.map((actor) => ({ actor, side })))
    const wrong: string[] = []
    for (const { actor, side } of cells) {
      const told = await tried(question, actor, side)
      if (told.answer !== undefined) heard(actor, told.answer)
      wrong.push(...mistakesOf({ actor, side, told, wanted: expected(procedure, row, actor, side), row }))
    }
    return { count: cells.length, wrong }
  }

  return { world, tryRow, close: () => stage.close() }
}

function reasonOf(failure: unknown) {
  const cause = failure instanceof TRPCError ? failure.cause : failure
  if (cause instanceof Refusal) return cause.reason
  return `broken: ${failure instanceof Error ? failure.message.slice(0, 200) : failure}`
}

interface Judged extends Cell {
  told: Told
  wanted: string
  row: Row
}

function mistakesOf({ actor, side, told, wanted, row }: Judged) {
  const { outcome, text, changed } = told
  const where = `${actor} × ${side}`
  const kind = outcome === 'yes' ? 'wrong allow' : wanted === 'yes' ? 'wrong denial' : 'wrong word'
  const leaked = leaks(actor, text)
  const extra = wanted === 'yes' ? changed.filter((table) => !row.writes?.includes(table)) : changed
  return [
    ...(outcome === wanted ? [] : [`${kind}: ${where}: ${outcome}, not ${wanted}`]),
    ...(leaked.length > 0 ? [`wrong allow: ${where}: reads ${leaked.join(' ')}`] : []),
    ...(extra.length > 0 ? [`wrong allow: ${where}: changes ${extra.join(' ')}`] : []),
  ]
}
