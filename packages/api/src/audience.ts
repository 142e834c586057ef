import { findWriter, reachOf } from '@preau/db/audience'
import { findAudienceNames, listAudiences, listPeople, listRecipients, recipientsPage } from '@preau/db/audience/list'
import type { Db } from '@preau/db/database'
import { type Audience, audienceLabel, repliesTo, staffTitle } from '@preau/domain/audience'
import { formalName, fullName, type Named } from '@preau/domain/name'
import { Refusal } from '@preau/domain/refusal'
import type { Role, Viewer } from '@preau/domain/role'

interface Someone extends Named {
  id: string
  role: Role
  staffFunction: string | null
}

/** An adult as a pupil or a parent calls them; everyone else by full name. */
export function nameFor(viewer: Viewer, person: Named) {
  return viewer.role === 'student' || viewer.role === 'parent' ? formalName(person) : fullName(person)
}

/** A person on a screen: the name, and what they do in the school. */
export const shown = (viewer: Viewer, person: Someone) => ({
  id: person.id,
  name: nameFor(viewer, person),
  role: person.role,
  title: staffTitle(person.role, person.staffFunction),
})

/** The child something is about. */
export const chip = (child: Named & { id: string }) => ({
  id: child.id,
  givenName: child.givenName,
  name: fullName(child),
})

interface Keys {
  groupKey?: string | null
  studentKey: string | null
  accountKey: string | null
}

function audienceOf(kind: Audience['kind'], { groupKey, studentKey, accountKey }: Keys): Audience {
  return {
    kind,
    ...(groupKey && { groupId: groupKey }),
    ...(studentKey && { studentId: studentKey }),
    ...(accountKey && { accountId: accountKey }),
  }
}

const person = (row: {
  givenName: string | null
  familyName: string | null
  usageName: string | null
  civility: string | null
}) => (row.familyName === null ? undefined : { ...row, familyName: row.familyName, givenName: row.givenName ?? '' })

/** What one may write to, said in words, with how many each reaches. */
export async function audiencesOf(db: Db, viewer: Viewer) {
  const { writer } = await findWriter(db, viewer)
  const rows = await listAudiences(db, viewer, writer)
  return rows.map((row) => {
    const { kind, groupKey, groupName, groupKind, studentKey, childName, subjects, formTeacher } = row
    const group = groupKey && groupName && groupKind ? { id: groupKey, name: groupName, kind: groupKind } : undefined
    const tasks = [formTeacher ? 'Professeur principal' : undefined, subjects ?? undefined]
    return {
      audience: audienceOf(kind, row),
      label: audienceLabel(kind, { group, person: person(row) }),
      detail: tasks.filter((task) => task !== undefined).join(' · ') || null,
      count: row.count,
      replies: repliesTo(kind),
      group: group ?? null,
      child: studentKey && childName ? { id: studentKey, givenName: childName } : null,
    }
  })
}

/** One family, one pupil, one colleague, found by name. */
export async function peopleOf(db: Db, viewer: Viewer, search: string, groupId?: string) {
  const { writer } = await findWriter(db, viewer)
  const rows = await listPeople(db, viewer, writer, search, groupId)
  return rows.map((row) => ({
    audience: audienceOf(row.kind, row),
    label: audienceLabel(row.kind, { person: row }),
    detail: row.divisionName ?? staffTitle(row.role, row.staffFunction),
    count: row.count,
    replies: repliesTo(row.kind),
  }))
}

/** The rule's answer for one audience, and what it is called; refuses what this writer may not reach. */
export async function reached(db: Db, viewer: Viewer, audience: Audience) {
  const { writer, staffFunction } = await findWriter(db, viewer)
  const recipients = reachOf(db, viewer, writer, audience)
  if (!recipients) throw new Refusal('recipient_not_allowed')
  const names = await findAudienceNames(db, viewer, audience)
  return { recipients, staffFunction, label: audienceLabel(audience.kind, names), seen: names.seen }
}

/** Who would receive it, by name, before anything leaves. */
export async function recipientsOf(db: Db, viewer: Viewer, audience: Audience, offset: number) {
  const { recipients, label, seen } = await reached(db, viewer, audience)
  const { names, count, waiting } = await listRecipients(db, recipients, offset)
  if (count === 0 && !seen) throw new Refusal('recipient_not_allowed')
  const staff = viewer.role === 'teacher' || viewer.role === 'admin'
  return {
    label,
    count,
    replies: repliesTo(audience.kind),
    waiting: staff ? waiting : null,
    people: names.slice(0, recipientsPage).map((row) => ({
      ...shown(viewer, row),
      about: row.about,
      activated: staff ? row.activated : null,
    })),
    next: names.length > recipientsPage ? offset + recipientsPage : null,
  }
}
