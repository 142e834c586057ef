import { randomUUID } from 'node:crypto'
import { listConcerned, listLivingSessions } from '@preau/db/concerned'
import type { LiveEvent } from '@preau/domain/live'
import { Refusal } from '@preau/domain/refusal'
import type { Asked, Question, Questions } from './ask.ts'
import type { Place, Thing } from './things.ts'

const word =
  (thing: Thing) =>
  ({ at }: Asked) =>
    at.word(thing)
const id =
  (thing: Thing) =>
  ({ at }: Asked) =>
    at.id(thing)
const requestKey = () => randomUUID()

const file = (thing: Thing): Question => ({
  ask: ({ call, at }) => call.file.link({ fileId: at.id(thing) }),
  shows: word(thing),
})
const resources = (thing: Thing): Question => ({ ask: ({ call }) => call.resource.list({}), shows: word(thing) })

/** Whether the server would tell this open screen of the event: it lives, and may see what changed. */
const told = (event: (at: Place) => LiveEvent): Question => ({
  ask: async ({ at, db, person, sessionId }) => {
    const living = await listLivingSessions(db, sessionId ? [sessionId] : [], '2026-11-23')
    if (!person || living.size === 0) throw new Refusal('signed_out')
    return (await listConcerned(db, event(at), [person])).map(() => 'told')
  },
  shows: () => 'told',
})

export const shareQuestions: Questions = {
  'resource.list': {
    shared: resources('resource'),
    'kept by its teacher': resources('hidden'),
    'for a child': {
      ask: ({ call, at }) => call.resource.list({ studentId: at.id('pupil') }),
      shows: word('resource'),
    },
  },
  'resource.subjects': { 'of shared ones': { ask: ({ call }) => call.resource.subjects(), shows: id('subject') } },
  'resource.mine': {
    shared: { ask: ({ call }) => call.resource.mine({}), shows: word('resource') },
    'kept by its teacher': { ask: ({ call }) => call.resource.mine({}), shows: word('hidden') },
  },
  'resource.choices': {
    'a class': { ask: ({ call }) => call.resource.choices(), shows: id('group') },
    'a subject': { ask: ({ call }) => call.resource.choices(), shows: id('subject') },
  },
  'resource.add': {
    'for a class': {
      ask: ({ call, at }) =>
        call.resource.add({
          ...{ requestKey: requestKey(), title: 'Carte', url: 'https://example.org' },
          groupIds: [at.id('group')],
        }),
    },
    'a file': {
      ask: ({ call, at }) =>
        call.resource.add({ requestKey: requestKey(), title: 'Carte', fileId: at.id('teacherFile'), groupIds: [] }),
    },
  },
  'resource.change': {
    'one’s own': {
      ask: ({ call, at }) =>
        call.resource.change({ requestKey: requestKey(), resourceId: at.id('resource'), title: 'Carte' }),
    },
  },
  'resource.share': {
    'with nobody': {
      ask: ({ call, at }) =>
        call.resource.share({ requestKey: requestKey(), resourceId: at.id('resource'), groupIds: [] }),
    },
    'with a class': {
      ask: ({ call, at, world: { places } }) =>
        call.resource.share({
          ...{ requestKey: requestKey(), resourceId: places.here.id('hidden') },
          groupIds: [at.id('group')],
        }),
    },
  },
  'resource.remove': {
    'one’s own': { ask: ({ call, at }) => call.resource.remove({ resourceId: at.id('resource') }) },
  },
  'file.link': {
    'of a lesson': file('lessonFile'),
    'of a lesson being written': file('lessonDraftFile'),
    'of work': file('homeworkFile'),
    'of work not published': file('draftFile'),
    'of a copy': file('copyFile'),
    'of the copy of a pupil who left': file('goneCopyFile'),
    'of the copy of a pupil of both classes': file('sharedCopyFile'),
    'of a letter': file('letterFile'),
    'of a talk': file('talkFile'),
    'of a shared resource': file('resourceFile'),
    'of a resource kept by its teacher': file('hiddenFile'),
    'sent by a teacher, joined to nothing': file('teacherFile'),
    'sent by a pupil, joined to nothing': file('pupilFile'),
  },
  'live.events': {
    'an open screen': {
      ask: async ({ call }) => {
        const heard: LiveEvent[] = []
        for await (const event of await call.live.events()) heard.push(event)
        return heard
      },
      shows: () => '"kind":"rights"',
    },
    'work of a class': told((at) => ({ kind: 'homework', id: at.id('homework') })),
    'lessons of a class': told((at) => ({ kind: 'timetable', id: at.id('group') })),
    'a letter': told((at) => ({ kind: 'thread', id: at.id('letter') })),
    'a talk': told((at) => ({ kind: 'thread', id: at.id('talk') })),
  },
}
