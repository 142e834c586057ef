import { findGroup, listGroups, listStudents, listTeachers } from '@preau/db/directory/division'
import { listPeople, peoplePage } from '@preau/db/directory/people'
import {
  findPerson,
  listChildrenOf,
  listFormClassesOf,
  listGroupsOf,
  listGuardiansOf,
  listTeachingOf,
} from '@preau/db/directory/person'
import { listDoubts } from '@preau/db/school-overview'
import { staffTitle } from '@preau/domain/audience'
import { peopleFilter } from '@preau/domain/directory'
import { fullName } from '@preau/domain/name'
import { notFound } from '@preau/domain/refusal'
import * as z from 'zod/mini'
import { forAdmins, router } from './trpc.ts'

type Link = Omit<Awaited<ReturnType<typeof listGuardiansOf>>[number], 'activated'>

/** One end of a link of responsibility: who, in what quality, with which right, since when. */
const linked = (row: Link) => ({
  id: row.id,
  name: fullName(row),
  kinship: row.kinship,
  level: row.level,
  access: row.access,
  startsOn: row.startsOn,
  endsOn: row.endsOn,
  holds: row.holds,
})

export const directoryRouter = router({
  people: forAdmins.input(peopleFilter).query(async ({ ctx, input }) => {
    const rows = await listPeople(ctx.db, ctx.viewer, input)
    const last = rows.length > peoplePage ? rows[peoplePage - 1] : undefined
    return {
      people: rows.slice(0, peoplePage).map((row) => ({
        id: row.id,
        name: fullName(row),
        role: row.role,
        title: row.isInstitution ? 'Institution' : staffTitle(row.role, row.staffFunction),
        divisionName: row.divisionName,
        children: row.children,
        activated: row.activated,
        isInstitution: row.isInstitution,
      })),
      next: last ? { familyName: last.usageName ?? last.familyName, givenName: last.givenName, id: last.id } : null,
    }
  }),

  person: forAdmins.input(z.strictObject({ accountId: z.uuid() })).query(async ({ ctx, input }) => {
    const { db, viewer } = ctx
    const person = await findPerson(db, viewer, input.accountId)
    if (!person) throw notFound()
    const { role } = person
    const [groups, guardians, children, teaches, formClasses] = await Promise.all([
      role === 'student' ? listGroupsOf(db, viewer, person.id) : [],
      role === 'student' ? listGuardiansOf(db, viewer, person.id) : [],
      role === 'parent' ? listChildrenOf(db, viewer, person.id) : [],
      role === 'teacher' ? listTeachingOf(db, viewer, person.id) : [],
      role === 'teacher' ? listFormClassesOf(db, viewer, person.id) : [],
    ])
    const waiting = person.codeExpiresAt !== null && person.codeExpiresAt > ctx.now
    return {
      id: person.id,
      name: fullName(person),
      civility: person.civility,
      role,
      title: person.isInstitution ? 'Institution' : staffTitle(role, person.staffFunction),
      isInstitution: person.isInstitution,
      birthOn: person.birthOn,
      enteredOn: person.enteredOn,
      account: {
        activated: person.activated,
        username: person.username,
        codeExpiresAt: !person.activated && waiting ? person.codeExpiresAt : null,
      },
      groups,
      guardians: guardians.map((row) => ({
        ...linked(row),
        activated: row.activated,
        isInstitution: row.isInstitution,
      })),
      children: children.map((row) => ({ ...linked(row), divisionName: row.divisionName })),
      teaches: teaches.map((row) => ({
        group: { id: row.groupId, name: row.groupName, kind: row.groupKind },
        subject:
          row.subjectId && row.subjectName && row.subjectHue
            ? { id: row.subjectId, name: row.subjectName, hue: row.subjectHue }
            : null,
        endsOn: row.endsOn,
      })),
      formClasses,
    }
  }),

  divisions: forAdmins.query(async ({ ctx }) => {
    const groups = (await listGroups(ctx.db, ctx.viewer)).map((group) => ({
      id: group.id,
      name: group.name,
      kind: group.kind,
      level: group.level,
      students: group.students,
      formTeachers: group.formTeachers.map((teacher) => ({ id: teacher.id, name: fullName(teacher) })),
    }))
    return {
      divisions: groups.filter(({ kind }) => kind === 'division'),
      groups: groups.filter(({ kind }) => kind === 'group'),
    }
  }),

  division: forAdmins.input(z.strictObject({ groupId: z.uuid() })).query(async ({ ctx, input }) => {
    const { db, viewer } = ctx
    const group = await findGroup(db, viewer, input.groupId)
    if (!group) throw notFound()
    const [students, teachers] = await Promise.all([
      listStudents(db, viewer, group.id),
      listTeachers(db, viewer, group.id),
    ])
    return {
      id: group.id,
      name: group.name,
      kind: group.kind,
      level: group.level,
      formTeachers: group.formTeachers.map((teacher) => ({ id: teacher.id, name: fullName(teacher) })),
      students: students.map((student) => ({
        id: student.id,
        name: fullName(student),
        activated: student.activated,
        parents: student.parents.map(({ id, activated, isInstitution, access, kinship, ...names }) => ({
          id,
          name: fullName(names),
          activated,
          isInstitution,
          access,
          kinship,
        })),
      })),
      teachers: teachers.map((teacher) => ({
        id: teacher.id,
        name: fullName(teacher),
        activated: teacher.activated,
        subjects: teacher.subjects,
      })),
    }
  }),

  doubts: forAdmins.query(({ ctx }) => listDoubts(ctx.db)),
})
