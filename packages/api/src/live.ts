import type { LiveEvent } from '@preau/domain/live'
import { Refusal } from '@preau/domain/refusal'
import type { Follower } from './school.ts'
import { sessionIdOf } from './session.ts'
import { forEveryone, router } from './trpc.ts'

/** What comes, one by one, until the screen goes or the session ends. */
async function* listen(follow: (ends: Pick<Follower, 'deliver' | 'end'>) => () => void, signal: AbortSignal) {
  const waiting: LiveEvent[] = []
  let isEnded = false
  let wake = () => {}
  const leave = follow({
    deliver: (event) => {
      waiting.push(event)
      wake()
    },
    end: () => {
      isEnded = true
      wake()
    },
  })
  signal.addEventListener('abort', () => wake(), { once: true })
  try {
    while (!isEnded && !signal.aborted) {
      const event = waiting.shift()
      if (event) yield event
      else {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    }
  } finally {
    leave()
  }
}

export const liveRouter = router({
  events: forEveryone.subscription(async function* ({ ctx, signal }): AsyncGenerator<LiveEvent> {
    const { session, viewer, school } = ctx
    const { follow } = school
    if (!session || !follow || !signal) throw new Refusal('signed_out')
    const { loginId, accountId, role } = session
    const about = { sessionId: sessionIdOf(session.token), loginId, accountId, role }
    yield* listen((ends) => follow({ ...about, ...ends }), signal)
    // The screen asks again, and learns that it must sign in.
    if (!signal.aborted) yield { kind: 'rights', id: viewer.id }
  }),
})
