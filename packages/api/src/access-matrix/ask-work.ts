import { randomUUID } from 'node:crypto'
import type { Asked, Question, Questions } from './ask.ts'
import type { Thing } from './things.ts'
import { draftedOn, publishedOn } from './world-things.ts'

const word =
  (thing: Thing) =>
  ({ at }: Asked) =>
    at.word(thing)
const id =
  (thing: Thing) =>
  ({ at }: Asked) =>
    at.id(thing)
const requestKey = () => randomUUID()

const work = (title: string) => ({
  title,
  body: '',
  due: { kind: 'date', on: '2026-12-01' } as const,
  handIn: true,
  fileIds: [],
  publish: true,
})
const giving = ({ at }: Asked) => ({
  ...work('Nouveau'),
  ...{ requestKey: requestKey(), groupId: at.id('group'), subjectId: at.id('subject'), givenOn: publishedOn },
})

const lessonOn = (date: string, thing: Thing): Question => ({
  ask: ({ call, at }) => call.timetable.lesson({ slotId: at.id('slot'), date, studentId: at.id('pupil') }),
  shows: word(thing),
})
const homeworkOf = (thing: Thing, shown: Thing): Question => ({
  ask: ({ call, at }) => call.homework.get({ homeworkId: at.id(thing), studentId: at.id('pupil') }),
  shows: word(shown),
})
const boardOf = (thing: Thing, shows: Question['shows']): Question => ({
  ask: ({ call, at }) => call.homework.board({ homeworkId: at.id(thing) }),
  ...(shows && { shows }),
})
const copyOf = (student: Thing, shown: Thing): Question => ({
  ask: ({ call, at }) => call.homework.copy({ homeworkId: at.id('homework'), studentId: at.id(student) }),
  shows: word(shown),
})
const change = (thing: Thing): Question => ({
  ask: ({ call, at }) => call.homework.change({ ...work('Changé'), homeworkId: at.id(thing) }),
})
const remove = (thing: Thing): Question => ({
  ask: ({ call, at }) => call.homework.remove({ homeworkId: at.id(thing) }),
})
const tick = (thing: Thing): Question => ({
  // Zoé's is ticked, her classmates' are not: the other way round changes something for each, and for nobody else.
  ask: async ({ call, at, world: { people, shared }, viewer, db }) => {
    const answer = await call.homework.tick({ homeworkId: at.id(thing), done: !ticked(people, viewer?.id) })
    const other = db.selectFrom('homeworkTick').select('tickedAt').where('studentId', '=', shared.id)
    await other.where('homeworkId', '=', at.id(thing)).executeTakeFirstOrThrow()
    return answer
  },
})
const ticked = (people: Asked['world']['people'], id: string | undefined) =>
  id === people.pupil?.id || id === people.pupilElsewhere?.id
const submit = (thing: Thing): Question => ({
  ask: ({ call, at }) =>
    call.homework.submit({ requestKey: requestKey(), homeworkId: at.id(thing), body: 'Voici.', fileIds: [] }),
})
const givenBack = ({ at }: Asked) => `"homeworkId":"${at.id('homework')}"`
const divisionName = ({ at }: Asked) => `"divisionName":"${at.code}"`

/** Giving every copy back gives back none of another class, nor of a pupil who left. */
async function refuseForeignReturns({ db, world: { places }, at }: Asked) {
  const other = at === places.here ? places.elsewhere : places.here
  const foreign = [places.here.id('goneCopy'), places.elsewhere.id('goneCopy'), other.id('copy')]
  const returned = await db
    .selectFrom('feedback')
    .select('submissionId')
    .where('submissionId', 'in', foreign)
    .where('returnedAt', 'is not', null)
    .execute()
  if (returned.length > 0) throw new Error('a copy was given back that should not')
}

const save = { body: 'Fait.', fileIds: [], publish: true, date: publishedOn }

export const workQuestions: Questions = {
  'home.student': {
    'work of the class': { ask: ({ call }) => call.home.student(), shows: word('homework') },
    'the next lesson': { ask: ({ call }) => call.home.student(), shows: id('slot') },
    'a correction given back': { ask: ({ call }) => call.home.student(), shows: givenBack },
  },
  'home.parent': {
    'the child': { ask: ({ call }) => call.home.parent(), shows: word('pupil') },
    'the child’s class': { ask: ({ call }) => call.home.parent(), shows: divisionName },
    'a correction given back': { ask: ({ call }) => call.home.parent(), shows: givenBack },
    'work of the class': { ask: ({ call }) => call.home.parent(), shows: word('homework') },
  },
  'home.teacher': {
    'work given': { ask: ({ call }) => call.home.teacher(), shows: word('homework') },
    'the next lesson': { ask: ({ call }) => call.home.teacher(), shows: id('slot') },
  },
  'timetable.week': {
    'of a pupil': { ask: ({ call, at }) => call.timetable.week({ studentId: at.id('pupil') }), shows: id('slot') },
    'of a class': { ask: ({ call, at }) => call.timetable.week({ groupId: at.id('group') }), shows: id('slot') },
    'of a class’s group': {
      ask: ({ call, at }) => call.timetable.week({ groupId: at.id('group') }),
      shows: ({ world }) => world.latinSlot,
    },
    // Three pieces given on Monday and one due then, besides two drafts.
    'how much work is published': {
      ask: ({ call, at }) => call.timetable.week({ studentId: at.id('pupil'), groupId: at.id('group') }),
      shows: () => '"homeworkGiven":3,"homeworkDue":1',
    },
  },
  'timetable.lesson': {
    'what was done': lessonOn(publishedOn, 'lesson'),
    'what is still being written': lessonOn(draftedOn, 'lessonDraft'),
  },
  'lesson.save': {
    'in a lesson': {
      ask: ({ call, at }) => call.lesson.save({ ...save, requestKey: requestKey(), slotId: at.id('slot') }),
    },
    'for a class': {
      ask: ({ call, at }) =>
        call.lesson.save({
          ...{ ...save, requestKey: requestKey() },
          ...{ groupId: at.id('group'), subjectId: at.id('subject') },
        }),
    },
    'with a file': {
      ask: ({ call, at, world: { places } }) =>
        call.lesson.save({
          ...{ ...save, requestKey: requestKey(), slotId: places.here.id('slot') },
          fileIds: [at.id('teacherFile')],
        }),
    },
  },
  'lesson.log': {
    'of a pupil': { ask: ({ call, at }) => call.lesson.log({ studentId: at.id('pupil') }), shows: word('lesson') },
    'of a class': { ask: ({ call, at }) => call.lesson.log({ groupId: at.id('group') }), shows: word('lesson') },
    'what is still being written': {
      ask: ({ call, at }) => call.lesson.log({ groupId: at.id('group') }),
      shows: word('lessonDraft'),
    },
  },
  'homework.list': {
    'of a pupil': { ask: ({ call, at }) => call.homework.list({ studentId: at.id('pupil') }), shows: word('homework') },
  },
  'homework.get': {
    'the work': homeworkOf('homework', 'homework'),
    'the copy': homeworkOf('homework', 'copy'),
    'the correction given back': homeworkOf('homework', 'returned'),
    'the correction being written': homeworkOf('homework', 'correction'),
    'work not published': homeworkOf('draft', 'draft'),
  },
  'homework.tick': { 'work of the class': tick('homework'), 'work not published': tick('draft') },
  'homework.submit': {
    'work of the class': submit('homework'),
    'work not published': submit('draft'),
    'with a file': {
      ask: ({ call, at, world: { places } }) =>
        call.homework.submit({
          ...{ requestKey: requestKey(), homeworkId: places.here.id('homework'), body: '' },
          fileIds: [at.id('pupilFile')],
        }),
    },
  },
  'homework.give': {
    'to a class': { ask: ({ call, ...asked }) => call.homework.give(giving({ call, ...asked })) },
    'in a lesson': {
      ask: ({ call, ...asked }) => call.homework.give({ ...giving({ call, ...asked }), slotId: asked.at.id('slot') }),
    },
    'with a file': {
      ask: ({ call, at, ...asked }) =>
        call.homework.give({
          ...giving({ call, at: asked.world.places.here, ...asked }),
          fileIds: [at.id('teacherFile')],
        }),
    },
  },
  'homework.change': {
    'work given': change('note'),
    'work a substitute left': change('legacy'),
    'a draft': change('draft'),
    'a draft a substitute left': change('orphanDraft'),
    'with a file': {
      ask: ({ call, at, world: { places } }) =>
        call.homework.change({
          ...{ ...work('Changé'), homeworkId: places.here.id('note') },
          fileIds: [at.id('teacherFile')],
        }),
    },
  },
  'homework.remove': {
    'work given': remove('note'),
    'a draft': remove('draft'),
    'a draft a substitute left': remove('orphanDraft'),
  },
  'homework.nextLesson': {
    'of a class': {
      ask: ({ call, at }) =>
        call.homework.nextLesson({ groupId: at.id('group'), subjectId: at.id('subject'), after: publishedOn }),
      shows: id('slot'),
    },
  },
  'homework.given': {
    'work of one’s subject': { ask: ({ call }) => call.homework.given({}), shows: word('homework') },
    'a draft': { ask: ({ call }) => call.homework.given({}), shows: word('draft') },
    'a draft a substitute left': { ask: ({ call }) => call.homework.given({}), shows: word('orphanDraft') },
  },
  'homework.board': {
    'the pupils': boardOf('homework', word('pupil')),
    'a correction being written': boardOf('homework', () => '"feedback":"draft"'),
    'a pupil who changed class': boardOf('homework', ({ world }) => `"id":"${world.places.elsewhere.id('pupil')}"`),
    'of a draft': boardOf('draft', word('draft')),
  },
  'homework.copy': {
    'the copy': copyOf('pupil', 'copy'),
    'the correction being written': copyOf('pupil', 'correction'),
    'of a pupil who left': copyOf('gone', 'goneCopy'),
    'of a pupil of both classes': {
      ask: ({ call, at, world }) => call.homework.copy({ homeworkId: at.id('homework'), studentId: world.shared.id }),
      shows: word('sharedCopy'),
    },
    'of a draft a substitute left': {
      ask: ({ call, at }) => call.homework.copy({ homeworkId: at.id('orphanDraft'), studentId: at.id('pupil') }),
    },
    'of a pupil who changed class': {
      ask: ({ call, world: { places } }) =>
        call.homework.copy({
          homeworkId: places.here.id('legacy'),
          studentId: places.elsewhere.id('pupil'),
        }),
    },
    'of a pupil of another class': {
      ask: ({ call, at, world: { places } }) =>
        call.homework.copy({ homeworkId: places.here.id('homework'), studentId: at.id('pupil') }),
      shows: word('copy'),
    },
  },
  'homework.comment': {
    'a copy': { ask: ({ call, at }) => call.homework.comment({ submissionId: at.id('copy'), body: 'Bien.' }) },
    'the copy of a pupil who left': {
      ask: ({ call, at }) => call.homework.comment({ submissionId: at.id('goneCopy'), body: 'Bien.' }),
    },
  },
  'homework.return': {
    'a copy': {
      ask: ({ call, at }) =>
        call.homework.return({ requestKey: requestKey(), submissionId: at.id('copy'), body: 'Bien.' }),
    },
    'the copy of a pupil who left': {
      ask: ({ call, at }) =>
        call.homework.return({ requestKey: requestKey(), submissionId: at.id('goneCopy'), body: 'Bien.' }),
    },
  },
  'homework.returnAll': {
    'every copy': {
      ask: async (asked) => {
        const { call, at } = asked
        const answer = await call.homework.returnAll({ requestKey: requestKey(), homeworkId: at.id('homework') })
        await refuseForeignReturns(asked)
        return answer
      },
    },
  },
  'teaching.mine': { 'the class': { ask: ({ call }) => call.teaching.mine(), shows: id('group') } },
}
