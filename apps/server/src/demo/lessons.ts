import type { School } from '@preau/api/school'
import { addDays, mondayOf, weekday } from '@preau/domain/day'
import { instantAt } from '@preau/domain/instant'
import { subjectName } from '@preau/domain/subject'
import { acting, unlessRefused } from './acting.ts'
import { keyOf, pick } from './chance.ts'
import { collegeWork, type Told } from './college-work.ts'
import { ecoleWork } from './ecole-work.ts'

const bySubject = new Map(Object.entries(collegeWork).map(([code, told]) => [subjectName(code, code), told]))

/** Work to hand in that the fortnight left behind, for pupils to answer and teachers to mark. */
export interface Given {
  homeworkId: string
  teacherId: string
  groupId: string
  dueAt: Date
  givenAt: Date
}

interface Teller {
  school: School
  teacherId: string
  now: Date
  today: string
}

/** A collège teacher's last two weeks and this one: what was done, and the work it gave. */
export async function tellCollege({ school, teacherId, now, today }: Teller) {
  const given: Given[] = []
  const told = new Map<string, number>()
  for (const monday of [-14, -7, 0].map((days) => addDays(mondayOf(today), days))) {
    const week = await acting(school, 'teacher', teacherId, now).timetable.week({ monday })
    for (const { slotId, date, endsAt, subject, group } of week.lessons) {
      const at = instantAt(date, endsAt)
      const stories = bySubject.get(subject.name)
      if (at > now || !stories) continue
      const turn = told.get(group.id + subject.id) ?? pick(stories.length, group.name, subject.name)
      told.set(group.id + subject.id, turn + 1)
      const story = stories[turn % stories.length]
      // Yesterday's last lesson may still be unwritten, as in life.
      if (!story || (date >= addDays(today, -1) && pick(4, slotId, date) === 0)) continue
      const kept = await tellLesson(school, teacherId, at, { slotId, date }, story)
      if (!kept || !story.work || pick(3, group.name, date, subject.name) === 0) continue
      const work = await tellWork(school, teacherId, at, story.work, {
        ...{ slotId, groupId: group.id, subjectId: subject.id, givenOn: date },
        due: { kind: 'next_lesson' },
      })
      if (work) given.push(work)
    }
  }
  return given
}

type Place = { slotId: string; date: string } | { groupId: string; date: string }

async function tellLesson(school: School, teacherId: string, at: Date, place: Place, { lesson }: Told) {
  const requestKey = keyOf('lesson', teacherId, place.date, 'slotId' in place ? place.slotId : place.groupId)
  const teacher = acting(school, 'teacher', teacherId, at)
  return await unlessRefused(teacher.lesson.save({ requestKey, ...place, body: lesson, fileIds: [], publish: true }))
}

interface Where {
  slotId?: string
  groupId: string
  subjectId?: string
  givenOn: string
  due: { kind: 'next_lesson' } | { kind: 'date'; on: string }
}

async function tellWork(school: School, teacherId: string, at: Date, work: NonNullable<Told['work']>, where: Where) {
  const { title, body, minutes, handIn = false } = work
  const requestKey = keyOf('homework', teacherId, where.givenOn, where.slotId ?? where.groupId)
  const teacher = acting(school, 'teacher', teacherId, at)
  const kept = await unlessRefused(
    teacher.homework.give({ requestKey, ...where, title, body, minutes, handIn, fileIds: [], publish: true }),
  )
  if (!kept?.handIn) return undefined
  return { homeworkId: kept.id, teacherId, groupId: where.groupId, dueAt: kept.dueAt, givenAt: at }
}

const schoolDays = [1, 2, 4, 5]

/** A class of an école: its diary for two weeks, and a few lines of work for the next school day. */
export async function tellEcole({ school, teacherId, now, today }: Teller) {
  const given: Given[] = []
  const teacher = acting(school, 'teacher', teacherId, now)
  const classes = (await teacher.teaching.mine()).filter(({ group }) => group.kind === 'division')
  for (const { group } of classes) {
    const stories = ecoleWork[group.name.slice(0, 3).trim()] ?? ecoleWork['CE1'] ?? []
    for (let days = -13; days <= 0; days += 1) {
      const date = addDays(today, days)
      const at = instantAt(date, '16:15')
      const story = stories[(days + 14) % stories.length]
      if (!story || !schoolDays.includes(weekday(date)) || (at > now && days < 0)) continue
      const written = at > now ? now : at
      await tellLesson(school, teacherId, written, { groupId: group.id, date }, story)
      if (!story.work) continue
      const on = addDays(date, weekday(date) === 2 ? 2 : weekday(date) === 5 ? 3 : 1)
      const where = { groupId: group.id, givenOn: date, due: { kind: 'date' as const, on } }
      const work = await tellWork(school, teacherId, written, story.work, where)
      if (work) given.push(work)
    }
  }
  return given
}

const tonight = [
  { title: 'Apprendre la leçon du jour', body: 'Savoir expliquer les mots soulignés.', minutes: 15 },
  { title: 'Finir l’exercice commencé en classe', body: 'Dans le cahier.', minutes: 20 },
  { title: 'Fiche de synthèse, à rendre ici', body: 'Une photo de ta page suffit.', minutes: 25, handIn: true },
]

/** The next day of the demo's pupil always asks for something: that is what an evening looks like. */
export async function tellTonight(school: School, studentId: string, now: Date) {
  const { nextDay, today } = await acting(school, 'student', studentId, now).home.student()
  const subjects = new Set<string>()
  for (const { date, subject, group, teachers } of nextDay?.lessons ?? []) {
    const work = tonight[subjects.size]
    const [teacher] = teachers
    if (!work || !teacher || subjects.has(subject.id)) continue
    subjects.add(subject.id)
    const where = { groupId: group.id, subjectId: subject.id, givenOn: addDays(today, -1) }
    await tellWork(school, teacher.id, now, work, { ...where, due: { kind: 'date', on: date } })
  }
}
