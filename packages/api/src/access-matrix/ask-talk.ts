import { randomUUID } from 'node:crypto'
import type { Audience } from '@preau/domain/audience'
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
const answer = (talk: 'closed' | 'reduced'): Question => ({
  ask: ({ call, world }) =>
    call.messaging.reply({ requestKey: requestKey(), threadId: world.talks[talk], body: 'Merci.' }),
})
const inbox = (thing: Thing): Question => ({ ask: ({ call }) => call.messaging.threads({}), shows: word(thing) })
const thread = (thing: Thing): Question => ({
  ask: ({ call, at }) => call.messaging.thread({ threadId: at.id(thing) }),
  shows: word(thing),
})
const read = (thing: Thing): Question => ({
  // For oneself alone: nobody had read it yet.
  ask: async ({ call, at, db }) => {
    const answer = await call.messaging.markRead({ threadId: at.id(thing), number: 1 })
    const members = db.selectFrom('threadMember').select('accountId').where('threadId', '=', at.id(thing))
    const read = await members.where('lastRead', '>', 0).execute()
    if (read.length > 1) throw new Error('others were said to have read')
    return answer
  },
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
  'messaging.recipients': {
    ...each((audience) => ({
      ask: ({ call, at }) => call.messaging.recipients({ audience: audience(at) }),
      shows: () => '"people":[',
    })),
    'parents of a class, and of who left it': {
      ask: ({ call, at }) =>
        call.messaging.recipients({ audience: { kind: 'parents_of_group', groupId: at.id('group') } }),
      shows: ({ world }) => world.places.elsewhere.id('parent'),
    },
    'pupils of a class, and who left it': {
      ask: ({ call, at }) =>
        call.messaging.recipients({ audience: { kind: 'students_of_group', groupId: at.id('group') } }),
      shows: ({ world }) => world.places.elsewhere.id('pupil'),
    },
    'the team of a class, and who left it': {
      ask: ({ call, at }) =>
        call.messaging.recipients({ audience: { kind: 'team_of_group', groupId: at.id('group') } }),
      shows: ({ world }) => world.people.substitute?.id ?? '',
    },
    'a substitute gone, by a pupil': {
      ask: ({ call, world }) =>
        call.messaging.recipients({ audience: { kind: 'teacher', accountId: world.people.substitute?.id } }),
    },
    'a teacher, by the parent of who left': {
      ask: ({ call, at }) =>
        call.messaging.recipients({
          audience: { kind: 'teacher', accountId: at.id('teacher'), studentId: at.id('gone') },
        }),
    },
    'school life, by the parent of who left': {
      ask: ({ call, at }) => call.messaging.recipients({ audience: { kind: 'school_life', studentId: at.id('gone') } }),
    },
  },
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
    'who has left': answer('closed'),
    'after one’s right was reduced': answer('reduced'),
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
    'one’s own answer to a letter': {
      ask: ({ call, at }) => call.messaging.thread({ threadId: at.id('letter') }),
      shows: ({ at }) => `"ownAnswerId":"${at.id('answer')}"`,
    },
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
}
