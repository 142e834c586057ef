import { listActivation } from '@preau/db/activation-sheet'
import { listGroups } from '@preau/db/directory/division'
import { countDoubts, countPeople, findLastImport, findSchool } from '@preau/db/school-overview'
import * as z from 'zod/mini'
import { forAdmins, router } from './trpc.ts'

/** What the last import wrote down of its files. */
const importedFiles = z.array(z.object({ kind: z.string(), exportedOn: z.nullish(z.string()) }))

export const schoolRouter = router({
  overview: forAdmins.query(async ({ ctx }) => {
    const { db, viewer } = ctx
    const [school, people, groups, activation, doubts, lastImport] = await Promise.all([
      findSchool(db),
      countPeople(db, viewer),
      listGroups(db, viewer),
      listActivation(db, viewer, ctx.now),
      countDoubts(db),
      findLastImport(db),
    ])
    const activated = (groupId: string, audience: 'students' | 'parents') => {
      const row = activation.find((standing) => standing.groupId === groupId && standing.audience === audience)
      const total = row ? row.activated + row.waiting + row.none : 0
      return { total, activated: row?.activated ?? 0 }
    }
    return {
      /** None until the first import names it. */
      school: school ?? null,
      people: {
        students: { total: people.students, activated: people.studentsActivated },
        parents: { total: people.parents, activated: people.parentsActivated },
        teachers: { total: people.teachers, activated: people.teachersActivated },
        admins: { total: people.admins, activated: people.adminsActivated },
        institutions: people.institutions,
      },
      divisions: groups
        .filter(({ kind }) => kind === 'division')
        .map(({ id, name, level }) => ({
          id,
          name,
          level,
          students: activated(id, 'students'),
          parents: activated(id, 'parents'),
        })),
      groups: groups.filter(({ kind }) => kind === 'group').length,
      waiting: people.waiting,
      doubts,
      lastImport: lastImport
        ? { appliedAt: lastImport.appliedAt, files: importedFiles.safeParse(lastImport.files).data ?? [] }
        : null,
    }
  }),
})
