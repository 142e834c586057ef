import { type Actor, everyActor } from './actors.ts'
import { families, familiesElsewhere, itsReaders, itsTeacher, teachers, teachersElsewhere, zoe } from './policy.ts'
import { type Thing, wordOf } from './things.ts'
import { birthOn, secrets } from './world.ts'

/** Who may ever read a word of it, whatever they ask: `here` that of 5B, `elsewhere` that of 3A. */
interface Readers {
  here?: readonly Actor[]
  elsewhere?: readonly Actor[]
}

const copies: Readers = {
  here: [...zoe, ...teachers],
  elsewhere: [...familiesElsewhere, ...teachersElsewhere],
}
const pupils: Readers = {
  here: [...zoe, ...teachers, 'admin'],
  elsewhere: [...familiesElsewhere, ...teachersElsewhere, 'admin'],
}
const staff: Readers = { here: [...teachers, 'admin'], elsewhere: [...teachersElsewhere, 'admin'] }
// Parents are named to those who may write to them: never to one another, nor to pupils.
const writers: Readers = {
  here: ['teacher', 'colleague', 'schoolLife', 'admin'],
  elsewhere: ['teacherElsewhere', 'schoolLife', 'admin'],
}
const talk: Readers = { here: ['teacher', 'pupil'], elsewhere: ['teacherElsewhere', 'pupilElsewhere'] }
const letter: Readers = {
  here: ['teacher', 'guardian', 'informed', 'otherGuardian'],
  elsewhere: ['teacherElsewhere', 'guardianElsewhere'],
}
const shared: Readers = {
  here: [...families, 'teacher', 'admin'],
  elsewhere: [...familiesElsewhere, 'teacherElsewhere', 'admin'],
}

const readers: Partial<Record<Thing, Readers>> = {
  pupil: pupils,
  classmate: { here: ['classmate', 'otherGuardian', ...teachers, 'admin'], ...{ elsewhere: staff.elsewhere ?? [] } },
  gone: {},
  waitingPupil: staff,
  waitingParent: writers,
  parent: {
    here: ['guardian', ...(writers.here ?? [])],
    elsewhere: ['guardianElsewhere', ...(writers.elsewhere ?? [])],
  },
  leftParent: {},
  institution: { here: ['admin'], elsewhere: ['admin'] },
  homework: itsReaders,
  note: itsReaders,
  legacy: itsReaders,
  dueToday: itsReaders,
  missed: itsReaders,
  lesson: itsReaders,
  draft: itsTeacher,
  lessonDraft: itsTeacher,
  orphanDraft: {},
  copy: copies,
  returned: copies,
  correction: itsTeacher,
  goneCopy: {},
  sharedCopy: itsTeacher,
  letter,
  answer: { here: ['teacher', 'guardian'], elsewhere: ['teacherElsewhere', 'guardianElsewhere'] },
  talk,
  resource: shared,
  link: shared,
  hidden: itsTeacher,
  lessonFile: itsReaders,
  lessonDraftFile: itsTeacher,
  homeworkFile: itsReaders,
  draftFile: itsTeacher,
  copyFile: copies,
  goneCopyFile: {},
  sharedCopyFile: itsTeacher,
  letterFile: letter,
  talkFile: talk,
  resourceFile: shared,
  hiddenFile: itsTeacher,
  teacherFile: itsTeacher,
  pupilFile: { here: ['pupil'], elsewhere: ['pupilElsewhere'] },
}

const isThing = (name: string): name is Thing => Object.hasOwn(readers, name)

/** Each word, and who may read it; of secrets, nobody. */
function words(): [string, readonly Actor[]][] {
  const named = Object.entries(readers).flatMap(
    ([thing, { here = [], elsewhere = [] }]): [string, readonly Actor[]][] =>
      isThing(thing)
        ? [
            [wordOf(thing, '5B'), here],
            [wordOf(thing, '3A'), elsewhere],
          ]
        : [],
  )
  const adults: [string, readonly Actor[]][] = [
    ['[informed 5B]', ['informed', ...(writers.here ?? [])]],
    ['[otherGuardian 5B]', ['otherGuardian', ...(writers.here ?? [])]],
    // A right reduced to none, or ended, is known to the office alone.
    ['[barred 5B]', ['barred', 'admin']],
    ['[removed 5B]', ['removed', 'admin']],
    ['[left 5B]', []],
    ['[moved 5B]', []],
    ['[shared]', [...teachers, 'teacherElsewhere', 'admin']],
    ['$argon2', []],
    [birthOn, ['admin']],
  ]
  return [...named, ...adults, ...Object.values(secrets).map((secret): [string, readonly Actor[]] => [secret, []])]
}

const low = (text: string) => text.toLowerCase()

/** What this actor must never find in an answer. */
const hiddenFrom: ReadonlyMap<Actor, readonly string[]> = new Map(
  everyActor.map((actor) => [actor, words().flatMap(([word, who]) => (who.includes(actor) ? [] : [low(word)]))]),
)

/** The words of an answer that this actor should not have read. */
export function leaks(actor: Actor, answer: string) {
  const said = low(answer)
  return (hiddenFrom.get(actor) ?? []).filter((word) => said.includes(word))
}
