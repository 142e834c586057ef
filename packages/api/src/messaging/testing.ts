import { randomUUID } from 'node:crypto'
import type { Database } from '@preau/db/database'
import { smallSchoolNow as now, smallSchool } from '@preau/db/small-school'
import type { Audience } from '@preau/domain/audience'
import { foldedName } from '@preau/domain/name'
import type { Role, Viewer } from '@preau/domain/role'
import { as } from '../testing.ts'

const startsOn = '2026-09-01'

/** The small school with a brother of Zoé in her class, his other parent, the librarian, and a service of the State. */
export async function talkingSchool(database: Database) {
  const { db } = database
  const people = await smallSchool(db)
  const school = {
    ...database,
    clock: () => now,
    filesDir: '/nowhere',
    secret: 'secret',
    origin: 'http://localhost',
    filesOrigin: 'http://fichiers.localhost',
    clockStopped: true,
  }

  async function person(
    role: Role,
    familyName: string,
    more: { staffFunction?: string; isInstitution?: boolean } = {},
  ) {
    const names = { givenName: 'Camille', familyName }
    const row = { ...names, ...more, role, foldedName: foldedName(names) }
    const { id } = await db.insertInto('account').values(row).returning('id').executeTakeFirstOrThrow()
    return { id, role, today: '2026-11-23' }
  }
  const guard = (student: Viewer, parent: Viewer) =>
    db
      .insertInto('guardianship')
      .values({ studentId: student.id, parentId: parent.id, level: 'legal', startsOn })
      .execute()
  const enrol = (student: Viewer) =>
    db.insertInto('enrolment').values({ studentId: student.id, groupId: people.here.group.id, startsOn }).execute()

  const brother = await person('student', 'LEFÈVRE')
  const otherParent = await person('parent', 'MARTIN')
  const librarian = await person('teacher', 'LIVRET', { staffFunction: 'DOC' })
  await enrol(brother)
  await guard(brother, otherParent)
  await guard(brother, people.here.parent)
  await guard(brother, await person('parent', 'AIDE SOCIALE', { isInstitution: true }))
  const call = (viewer: Viewer, at = now) => as({ school, viewer, now: at })
  const toParents: Audience = { kind: 'parents_of_group', groupId: people.here.group.id }
  return { ...people, school, call, person, guard, enrol, brother, otherParent, librarian, toParents }
}

export const letter = (audience: Audience, more: { replies?: 'sender' | 'everyone'; fileIds?: string[] } = {}) => ({
  requestKey: randomUUID(),
  audience,
  subject: 'Sortie au musée',
  body: 'Le départ est à 8 h 30.',
  ...more,
})

export const answer = (threadId: string) => ({ requestKey: randomUUID(), threadId, body: 'Merci.' })

export const refused = (reason: string) => ({ message: reason })
