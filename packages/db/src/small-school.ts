import { foldedName } from '@preau/domain/name'
import type { Role, Viewer } from '@preau/domain/role'
import type { Db } from './database.ts'

/** The Monday the small school lives on: 23 November 2026, 10:20 in Paris, a week B. */
export const smallSchoolNow = new Date('2026-11-23T09:20:00Z')
const today = '2026-11-23'
const startsOn = '2026-09-01'

interface Person {
  role: Role
  givenName: string
  familyName: string
  civility?: string
  staffFunction?: string
}

async function addPerson(db: Db, person: Person): Promise<Viewer> {
  const { id } = await db
    .insertInto('account')
    .values({ ...person, foldedName: foldedName(person), enteredOn: person.role === 'student' ? startsOn : null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, role: person.role, today }
}

/** One class with its pupil, teacher and parent, a Monday slot at 10:35, and one piece of work due the next day. */
async function addDivision(db: Db, code: string, alternationId: string) {
  const student = await addPerson(db, { role: 'student', givenName: `Zoé ${code}`, familyName: 'LEFÈVRE' })
  const teacher = await addPerson(db, {
    role: 'teacher',
    givenName: 'Ali',
    familyName: `DIALLO ${code}`,
    civility: 'M.',
  })
  const parent = await addPerson(db, {
    role: 'parent',
    givenName: 'Anne',
    familyName: `LEFÈVRE ${code}`,
    civility: 'Mme',
  })
  const group = await db
    .insertInto('teachingGroup')
    .values({ kind: 'division', code, name: code, sourceKey: `division:${code}` })
    .returning(['id', 'name'])
    .executeTakeFirstOrThrow()
  const subject = await db
    .insertInto('subject')
    .values({ code: `0613${code}`, shortCode: 'MATHS', name: `Mathématiques ${code}`, hue: 'framboise' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('enrolment').values({ studentId: student.id, groupId: group.id, startsOn }).execute()
  await db
    .insertInto('guardianship')
    .values({ studentId: student.id, parentId: parent.id, level: 'legal', kinship: 'mother', startsOn })
    .execute()
  await db
    .insertInto('teaching')
    .values({ teacherId: teacher.id, groupId: group.id, subjectId: subject.id, modality: 'CG', startsOn })
    .execute()
  const slot = await db
    .insertInto('slot')
    .values({
      sourceKey: `slot:${code}`,
      groupId: group.id,
      subjectId: subject.id,
      day: 1,
      startsAt: '10:35',
      endsAt: '11:30',
      alternationId,
      startsOn,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('slotTeacher').values({ slotId: slot.id, teacherId: teacher.id }).execute()
  const homework = await db
    .insertInto('homework')
    .values({
      groupId: group.id,
      subjectId: subject.id,
      teacherId: teacher.id,
      givenOn: today,
      title: `Exercice 12 ${code}`,
      body: 'Page 84.',
      dueOn: '2026-11-24',
      dueAt: new Date('2026-11-24T07:30:00Z'),
      handIn: true,
      publishedAt: smallSchoolNow,
      updatedAt: smallSchoolNow,
    })
    .returning(['id', 'dueAt'])
    .executeTakeFirstOrThrow()
  return { student, teacher, parent, group, subject, slot, homework }
}

/** A collège of two classes that share nothing, and the people whose rights are special. */
export async function smallSchool(db: Db) {
  await db
    .insertInto('school')
    .values({
      uai: '0920987Y',
      name: 'Collège de l’Essai',
      kind: 'college',
      zone: 'C',
      schoolYear: 2026,
      startsOn,
      endsOn: '2027-07-03',
    })
    .execute()
  const mondays = ['2026-11-16', '2026-11-23', '2026-11-30', '2026-12-07']
  await db
    .insertInto('schoolWeek')
    .values(mondays.map((monday, index) => ({ monday, weekKind: index % 2 === 1 ? ('B' as const) : ('A' as const) })))
    .execute()
  const every = await db
    .insertInto('alternation')
    .values({ code: 'H', name: 'Toutes les semaines' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('alternationWeek')
    .values(mondays.map((monday) => ({ monday, alternationId: every.id })))
    .execute()
  const here = await addDivision(db, '5B', every.id)
  const elsewhere = await addDivision(db, '3A', every.id)
  const admin = await addPerson(db, { role: 'admin', givenName: 'Claire', familyName: 'MOREL', staffFunction: 'DIR' })
  const schoolLife = await addPerson(db, {
    role: 'teacher',
    givenName: 'Nora',
    familyName: 'BENALI',
    civility: 'Mme',
    staffFunction: 'EDU',
  })
  const substitute = await addPerson(db, { role: 'teacher', givenName: 'Luc', familyName: 'ANCIEN', civility: 'M.' })
  await db
    .insertInto('teaching')
    .values({
      teacherId: substitute.id,
      groupId: here.group.id,
      subjectId: here.subject.id,
      modality: 'CG',
      startsOn,
      endsOn: '2026-10-01',
    })
    .execute()
  const informed = await addPerson(db, { role: 'parent', givenName: 'Paul', familyName: 'LEFÈVRE', civility: 'M.' })
  const removed = await addPerson(db, { role: 'parent', givenName: 'Marc', familyName: 'LEFÈVRE', civility: 'M.' })
  const link = { studentId: here.student.id, level: 'legal' as const, kinship: 'father', startsOn }
  await db
    .insertInto('guardianship')
    .values([
      { ...link, parentId: informed.id, access: 'information' },
      { ...link, parentId: removed.id, endsOn: '2026-11-01' },
    ])
    .execute()
  return { here, elsewhere, admin, schoolLife, substitute, informed, removed, now: smallSchoolNow }
}
