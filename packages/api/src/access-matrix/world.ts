import { createHash } from 'node:crypto'
import { createLogin, issueCode } from '@preau/db/activation'
import type { Database, Db } from '@preau/db/database'
import { smallSchool } from '@preau/db/small-school'
import { foldedName } from '@preau/domain/name'
import type { Role, Viewer } from '@preau/domain/role'
import { hashPassword } from '../password-hash.ts'
import { openSession } from '../session.ts'
import { type Actor, everyActor } from './actors.ts'
import { openNowhere, openPlace, type Place } from './things.ts'
import { addMovedCopy, addPapers, addSharedCopy, addTalk, addWork, startsOn } from './world-things.ts'

export const password = 'trottinette mauve et verte'
const today = '2026-11-23'

/** What nobody may ever read; each is written on every account. */
export const secrets = { email: '@secret.fr', phone: '06-SECRET', ine: 'INE-SECRET', siecle: 'SIECLE-SECRET' }
/** The day every pupil was born: the head of the school alone reads it. */
export const birthOn = '2014-02-03'

interface Given {
  familyName: string
  givenName?: string
  staffFunction?: string
  isInstitution?: boolean
  leftOn?: string
}

async function addPerson(db: Db, role: Role, given: Given): Promise<Viewer> {
  const names = { givenName: 'Camille', ...given }
  const row = { ...names, role, foldedName: foldedName(names) }
  const { id } = await db.insertInto('account').values(row).returning('id').executeTakeFirstOrThrow()
  return { id, role, today }
}

async function rename(db: Db, { id }: Viewer, familyName: string, givenName = 'Camille') {
  const row = { familyName, givenName, foldedName: foldedName({ familyName, givenName }), civility: null }
  await db.updateTable('account').set(row).where('id', '=', id).execute()
}

const enrol = (db: Db, student: Viewer, groupId: string, endsOn?: string) =>
  db.insertInto('enrolment').values({ studentId: student.id, groupId, startsOn, endsOn }).execute()

const guard = (
  db: Db,
  student: Viewer,
  parent: Viewer,
  { level = 'legal', access = 'full' }: { level?: 'legal' | 'in_charge'; access?: 'full' | 'none' } = {},
) =>
  db
    .insertInto('guardianship')
    .values({ studentId: student.id, parentId: parent.id, level, access, startsOn })
    .execute()

/** People of a class whom no actor is: a classmate, one who left, one who has not opened the account, and a parent. */
async function addClassmates(db: Db, place: Place) {
  const word = (thing: 'classmate' | 'gone' | 'waitingPupil' | 'waitingParent') => {
    const name = place.word(thing)
    return { familyName: name, givenName: thing === 'waitingParent' ? 'Camille' : name }
  }
  const classmate = await addPerson(db, 'student', word('classmate'))
  const gone = await addPerson(db, 'student', { ...word('gone'), leftOn: '2026-11-10' })
  const waitingPupil = await addPerson(db, 'student', word('waitingPupil'))
  const waitingParent = await addPerson(db, 'parent', word('waitingParent'))
  place.ids.set('classmate', classmate.id).set('gone', gone.id)
  place.ids.set('waitingPupil', waitingPupil.id).set('waitingParent', waitingParent.id)
  for (const student of [classmate, gone, waitingPupil]) await enrol(db, student, place.id('group'))
  await guard(db, waitingPupil, waitingParent)
  // Whom nobody may write to: a parent who has left, a service of the State.
  const leftParent = await addPerson(db, 'parent', { familyName: place.word('leftParent'), leftOn: '2026-11-01' })
  const institution = await addPerson(db, 'parent', { familyName: place.word('institution'), isInstitution: true })
  for (const parent of [leftParent, institution]) await guard(db, waitingPupil, parent)
  place.ids.set('leftParent', leftParent.id).set('institution', institution.id)
  return { classmate, gone }
}

type Division = Awaited<ReturnType<typeof smallSchool>>['here']

async function addPlace(db: Db, code: string, division: Division, substitute: Viewer) {
  const place = openPlace(code)
  const { ids } = place
  ids.set('group', division.group.id).set('subject', division.subject.id).set('slot', division.slot.id)
  ids.set('pupil', division.student.id).set('parent', division.parent.id).set('teacher', division.teacher.id)
  ids.set('homework', division.homework.id)
  await rename(db, division.student, place.word('pupil'), place.word('pupil'))
  await rename(db, division.parent, place.word('parent'))
  const { classmate, gone } = await addClassmates(db, place)
  await db.insertInto('slotTeacher').values({ slotId: division.slot.id, teacherId: substitute.id }).execute()
  await addWork(db, place, { ...division, gone, substitute })
  return { place, classmate, gone }
}

async function addSecrets(db: Db) {
  const accounts = await db.selectFrom('account').select(['id', 'role']).execute()
  for (const [index, { id, role }] of accounts.entries()) {
    const row = {
      email: `${index}${secrets.email}`,
      phone: `${secrets.phone}-${index}`,
      ine: `${secrets.ine}-${index}`,
      siecleStudentId: `${secrets.siecle}-${index}`,
      birthOn: role === 'student' ? birthOn : '1980-12-31',
    }
    await db.updateTable('account').set(row).where('id', '=', id).execute()
  }
}

/** A log-in and a session for each actor, as a browser would hold them; those of strangers open nothing. */
async function openSessions(db: Db, people: Record<Actor, Viewer | undefined>) {
  const passwordHash = await hashPassword(password)
  const tokens: Partial<Record<Actor, string>> = {}
  const logins = new Map<string, string>()
  for (const actor of everyActor) {
    const viewer = people[actor]
    if (!viewer) continue
    const createdAt = new Date('2026-09-01T08:00:00Z')
    const login = { accountId: viewer.id, username: actor.toLowerCase(), passwordHash, createdAt }
    const loginId = logins.get(viewer.id) ?? (await createLogin(db, login))
    if (!loginId) throw new Error(`no log-in for ${actor}`)
    logins.set(viewer.id, loginId)
    const { token } = await openSession(db, { ...viewer, loginId }, false)
    tokens[actor] = token
  }
  const past = new Date(Date.now() - 1000)
  const end = async (token: string | undefined, ended: { expiresAt: Date } | { endsAt: Date }) => {
    const id = createHash('sha256')
      .update(token ?? '')
      .digest('hex')
    await db.updateTable('session').set(ended).where('id', '=', id).execute()
  }
  await end(tokens.expired, { expiresAt: past })
  await end(tokens.outlived, { endsAt: past })
  return { tokens, loginOf: (viewer: Viewer) => logins.get(viewer.id) ?? '' }
}

/** The small school with all there is to be found in its two classes, and everybody who may come looking. */
export async function openWorld({ db }: Pick<Database, 'db'>) {
  const { here, elsewhere, admin, schoolLife, substitute, informed, removed, now } = await smallSchool(db)
  const atHere = await addPlace(db, '5B', here, substitute)
  const atElsewhere = await addPlace(db, '3A', elsewhere, substitute)
  await rename(db, informed, '[informed 5B]')
  await rename(db, removed, '[removed 5B]')
  const colleague = await addPerson(db, 'teacher', { familyName: 'COLLÈGUE' })
  const left = await addPerson(db, 'teacher', { familyName: '[left 5B]', leftOn: '2026-11-01' })
  await addPerson(db, 'teacher', { familyName: '[left 5B]', leftOn: '2026-11-01', staffFunction: 'EDU' })
  await addPerson(db, 'admin', { familyName: '[left 5B]', leftOn: '2026-11-01' })
  const librarian = await addPerson(db, 'teacher', { familyName: 'LIVRET', staffFunction: 'DOC' })
  const waitingTeacher = await addPerson(db, 'teacher', { familyName: 'NOUVEAU' })
  const otherGuardian = await addPerson(db, 'parent', { familyName: '[otherGuardian 5B]' })
  const barred = await addPerson(db, 'parent', { familyName: '[barred 5B]' })
  const history = { code: '040100', name: 'Histoire', hue: 'ocre' }
  const { id: historyId } = await db.insertInto('subject').values(history).returning('id').executeTakeFirstOrThrow()
  const taught = { groupId: here.group.id, startsOn }
  await db
    .insertInto('teaching')
    .values([
      { ...taught, teacherId: colleague.id, subjectId: historyId },
      { ...taught, teacherId: left.id, subjectId: here.subject.id },
    ])
    .execute()
  await enrol(db, elsewhere.student, here.group.id, '2026-10-01')
  await guard(db, atHere.gone, here.parent)
  // A pupil of both classes opens neither to the other's teacher.
  const shared = await addPerson(db, 'student', { familyName: '[shared]' })
  for (const place of [atHere.place, atElsewhere.place]) {
    await enrol(db, shared, place.id('group'))
    await addSharedCopy(db, place, shared)
  }
  await guard(db, shared, await addPerson(db, 'parent', { familyName: 'PARTAGÉ' }))
  await addMovedCopy(db, atHere.place.id('legacy'), elsewhere.student, here.teacher)
  await guard(db, atHere.classmate, otherGuardian)
  await guard(db, here.student, barred, { access: 'none' })
  await guard(db, here.student, elsewhere.parent, { level: 'in_charge' })
  const about = { teacher: here.teacher, student: here.student, parent: here.parent }
  await addPapers(db, atHere.place, {
    ...about,
    recipients: [here.parent, informed, removed, barred].map((parent) => ({ parent, child: here.student })),
    // Zoé's parent no longer answers for the other child the letter was about.
    others: [
      { parent: otherGuardian, child: atHere.classmate },
      { parent: here.parent, child: shared },
    ],
  })
  const retired = await addPerson(db, 'teacher', { familyName: 'ANCIEN', leftOn: '2026-11-01' })
  const talks = {
    // Written by one who has left since, and by one whose right has been reduced since.
    closed: await addTalk(db, retired, here.student),
    reduced: await addTalk(db, informed, here.teacher),
  }
  const { teacher, student, parent } = elsewhere
  await addPapers(db, atElsewhere.place, {
    ...{ teacher, student, parent },
    recipients: [{ parent, child: student }],
    others: [{ parent, child: shared }],
  })
  await addSecrets(db)
  const people: Record<Actor, Viewer | undefined> = {
    anonymous: undefined,
    expired: here.student,
    outlived: here.student,
    left,
    pupil: here.student,
    classmate: atHere.classmate,
    pupilElsewhere: elsewhere.student,
    guardian: here.parent,
    informed,
    removed,
    barred,
    otherGuardian,
    guardianElsewhere: elsewhere.parent,
    teacher: here.teacher,
    colleague,
    teacherElsewhere: elsewhere.teacher,
    substitute,
    schoolLife,
    librarian,
    admin,
  }
  const { tokens, loginOf } = await openSessions(db, people)
  const loginId = loginOf(colleague)
  const secondHat = await addHat(db, loginId)
  const hatOfLeft = await addHat(db, loginId, '2026-11-01')
  const codeOf = async (account: { id: string }, issuedAt = now) => await issueCode(db, account.id, issuedAt)
  const old = new Date(now.getTime() - 60 * 86_400_000)
  const codes = {
    parent: await codeOf({ id: atHere.place.id('waitingParent') }),
    stale: await codeOf({ id: atElsewhere.place.id('waitingParent') }, old),
    gone: await codeOf({ id: atHere.place.id('gone') }),
    teacher: await codeOf(waitingTeacher),
    attached: await codeOf(elsewhere.teacher),
    pupil: await codeOf({ id: atHere.place.id('waitingPupil') }),
    unknown: 'K7QF-9MZP-4XTR-B',
  }
  const latinSlot = await addLatin(db, here, elsewhere.teacher)
  await addOffice(db, here.group.id, here.teacher, now)
  const places = { here: atHere.place, elsewhere: atElsewhere.place, absent: openNowhere() }
  return { people, tokens, places, codes, now, secondHat, hatOfLeft, shared, talks, latinSlot }
}

export type World = Awaited<ReturnType<typeof openWorld>>

async function addHat(db: Db, loginId: string, leftOn?: string) {
  const hat = await addPerson(db, 'parent', { familyName: 'COLLÈGUE', ...(leftOn && { leftOn }) })
  await db.updateTable('account').set({ loginId }).where('id', '=', hat.id).execute()
  return hat.id
}

/** A group of 5B that none of its own teachers teaches, on Tuesdays. */
async function addLatin(db: Db, { group, slot }: Division, teacher: Viewer) {
  const latin = await db
    .insertInto('teachingGroup')
    .values({ kind: 'group', code: 'LATIN', name: 'Latin' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const subject = await db
    .insertInto('subject')
    .values({ code: '020300', name: 'Latin', hue: 'prune' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const taught = { groupId: latin.id, subjectId: subject.id, startsOn }
  await db.insertInto('groupDivision').values({ groupId: latin.id, divisionId: group.id }).execute()
  await db
    .insertInto('teaching')
    .values({ ...taught, teacherId: teacher.id })
    .execute()
  const { alternationId } = await db
    .selectFrom('slot')
    .select('alternationId')
    .where('id', '=', slot.id)
    .executeTakeFirstOrThrow()
  const { id } = await db
    .insertInto('slot')
    .values({ ...taught, day: 2, startsAt: '09:00', endsAt: '10:00', alternationId })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('slotTeacher').values({ slotId: id, teacherId: teacher.id }).execute()
  return id
}

/** What only the office looks at: the last import, its doubt, a form teacher. */
async function addOffice(db: Db, groupId: string, { id: teacherId }: Viewer, now: Date) {
  await db.insertInto('formTeacher').values({ groupId, teacherId }).execute()
  const doubt = { kind: 'homonym', key: 'doubt', who: '[doubt]', reason: 'Deux élèves', seenAt: now }
  await db.insertInto('importDoubt').values(doubt).execute()
  const files = JSON.stringify([{ kind: 'sts_emp', exportedOn: '2026-09-01' }])
  await db.insertInto('schoolImport').values({ appliedAt: now, files, report: '{}' }).execute()
}
