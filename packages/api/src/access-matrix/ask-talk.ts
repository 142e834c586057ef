import { randomUUID } from 'node:crypto'
import { listConcerned, listLivingSessions } from '@preau/db/concerned'
import type { Audience } from '@preau/domain/audience'
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

const audiences: Record<string, (at: Place) => Audience> = {
  'parents of a class': (at) => ({ kind: 'parents_of_group', groupId: at.id('group') }),
  'parents of a pupil': (at) => ({ kind: 'parents_of_student', studentId: at.id('pupil') }),
  'pupils of a class': (at) => ({ kind: 'students_of_group', groupId: at.id('group') }),
  'a pupil': (at) => ({ kind: 'student', studentId: at.id('pupil') }),
  'the team of a class': (at) => ({ kind: 'team_of_group', groupId: at.id('group') }),
  'a colleague': (at) => ({ kind: 'colleague', accountId: at.id('teacher') }),
  'a teacher, by a pupil': (at) => ({ kind: 'teacher', accountId: at.id('teacher') }),
  'a teacher, by a parent': (at) => ({
    kind: 'teacher',
    accountId: at.id('teacher'),
    studentId: at.id('pupil'),
  }),
  'school life, by a pupil': () => ({ kind: 'school_life' }),
  'school life, by a parent': (at) => ({ kind: 'school_life', studentId: at.id('pupil') }),
  'the management, by a pupil': () => ({ kind: 'management' }),
  'the management, by a parent': (at) => ({ kind: 'management', studentId: at.id('pupil') }),
  'all the staff': () => ({ kind: 'staff' }),
  'all the parents': () => ({ kind: 'all_parents' }),
  'all the pupils': () => ({ kind: 'all_students' }),
}
const each = (question: (audience: (at: Place) => Audience) => Question) =>
  Object.fromEntries(Object.entries(audiences).map(([name, audience]) => [name, question(audience)]))

const letter = () => ({ requestKey: requestKey(), subject: 'Bonjour', body: 'Bonjour.' })
const reply = (thing: Thing): Question => ({
  ask: ({ call, at }) => call.messaging.reply({ requestKey: requestKey(), threadId: at.id(thing), body: 'Merci.' }),
})
const inbox = (thing: Thing): Question => ({ ask: ({ call }) => call.messaging.threads({}), shows: word(thing) })
const thread = (thing: Thing): Question => ({
  ask: ({ call, at }) => call.messaging.thread({ threadId: at.id(thing) }),
  shows: word(thing),
})
const read = (thing: Thing): Question => ({
  ask: ({ call, at }) => call.messaging.markRead({ threadId: at.id(thing), number: 1 }),
})
const file = (thing: Thing): Question => ({
  ask: ({ call, at }) => call.file.link({ fileId: at.id(thing) }),
  shows: word(thing),
})
const resources = (thing: Thing): Question => ({ ask: ({ call }) => call.resource.list({}), shows: word(thing) })

/** Whether the server would tell this open screen of the event: it lives, and may see what changed. */
const told = (event: (at: Place) => LiveEvent): Question => ({
  ask: async ({ at, db, viewer, sessionId }) => {
    const living = await listLivingSessions(db, sessionId ? [sessionId] : [], '2026-11-23')
    if (!viewer || living.size === 0) throw new Refusal('signed_out')
    return (await listConcerned(db, event(at), [viewer])).map(() => 'told')
  },
  shows: () => 'told',
})

export const talkQuestions: Questions = {
  'messaging.audiences': {
    'a class': { ask: ({ call }) => call.messaging.audiences(), shows: id('group') },
    'a teacher of the child': { ask: ({ call }) => call.messaging.audiences(), shows: id('teacher') },
  },
  'messaging.people': {
    'a pupil': { ask: ({ call }) => call.messaging.people({}), shows: id('pupil') },
    'a colleague': { ask: ({ call }) => call.messaging.people({ search: 'diallo' }), shows: id('teacher') },
    'pupils of a class': {
      ask: ({ call, at }) => call.messaging.people({ groupId: at.id('group') }),
      shows: id('pupil'),
    },
  },
  'messaging.recipients': each((audience) => ({
    ask: ({ call, at }) => call.messaging.recipients({ audience: audience(at) }),
    shows: () => '"people":[',
  })),
  'messaging.send': {
    ...each((audience) => ({ ask: ({ call, at }) => call.messaging.send({ ...letter(), audience: audience(at) }) })),
    'with a file': {
      ask: ({ call, at, world: { places } }) =>
        call.messaging.send({
          ...letter(),
          audience: { kind: 'students_of_group', groupId: places.here.id('group') },
          fileIds: [at.id('teacherFile')],
        }),
    },
  },
  'messaging.reply': {
    'a letter': reply('letter'),
    'an answer': reply('answer'),
    'a talk': reply('talk'),
    'with a file': {
      ask: ({ call, at, world: { places } }) =>
        call.messaging.reply({
          ...{ requestKey: requestKey(), threadId: places.here.id('talk'), body: 'Voici.' },
          fileIds: [at.id('pupilFile')],
        }),
    },
  },
  'messaging.threads': {
    'a letter': inbox('letter'),
    'an answer': inbox('answer'),
    'a talk': inbox('talk'),
    'about a child': {
      ask: ({ call, at }) => call.messaging.threads({ studentId: at.id('pupil') }),
      shows: word('answer'),
    },
  },
  'messaging.thread': {
    'a letter': thread('letter'),
    'an answer': thread('answer'),
    'a talk': thread('talk'),
    'the answers to a letter': {
      ask: ({ call, at }) => call.messaging.thread({ threadId: at.id('letter') }),
      shows: ({ at }) => `"threadId":"${at.id('answer')}"`,
    },
  },
  'messaging.unread': {
    'something to read': {
      ask: async ({ call }) => ((await call.messaging.unread()) > 0 ? ['something'] : []),
      shows: () => 'something',
    },
  },
  'messaging.markRead': { 'a letter': read('letter'), 'an answer': read('answer'), 'a talk': read('talk') },
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
  'resource.choices': { 'a class': { ask: ({ call }) => call.resource.choices(), shows: id('group') } },
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
