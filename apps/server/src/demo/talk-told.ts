import type { School } from '@preau/api/school'
import { listFormTeachers } from '@preau/db/demo-cast'
import { acting, unlessRefused } from './acting.ts'
import { each, keyOf, pick } from './chance.ts'
import { storePage } from './papers.ts'
import { collegeTalk, ecoleTalk, linkFor, pupilNote } from './talk.ts'

const day = 86_400_000
const hour = 3_600_000

interface Family {
  parentId: string
  teacherId: string
  divisionId: string
}

/** Each class's families hear from a teacher of theirs; the demo's parent answers, and is answered. */
export async function tellTalk(school: School, kind: 'college' | 'elementary', family: Family, now: Date) {
  const talks = kind === 'college' ? collegeTalk : ecoleTalk
  const classes = await listFormTeachers(school.db)
  await each(classes, async ({ groupId, teacherId: former }) => {
    const teacherId = groupId === family.divisionId ? family.teacherId : former
    for (const [index, talk] of talks.entries()) {
      const at = new Date(now.getTime() - (3 - index) * day - pick(5, groupId) * hour)
      const { subject, body, answer, reply } = talk
      const sent = await unlessRefused(
        acting(school, 'teacher', teacherId, at).messaging.send({
          requestKey: keyOf('talk', groupId, subject),
          audience: { kind: 'parents_of_group', groupId },
          ...{ subject, body, fileIds: [], replies: 'sender' },
        }),
      )
      if (!sent || groupId !== family.divisionId) continue
      const parent = acting(school, 'parent', family.parentId, new Date(at.getTime() + 2 * hour))
      const answered = await unlessRefused(
        parent.messaging.reply({
          requestKey: keyOf('answer', subject),
          threadId: sent.threadId,
          body: answer,
          fileIds: [],
        }),
      )
      if (!answered || index > 0) continue
      await unlessRefused(
        acting(school, 'teacher', teacherId, new Date(at.getTime() + 4 * hour)).messaging.reply({
          requestKey: keyOf('reply', subject),
          ...{ threadId: answered.threadId, body: reply, fileIds: [] },
        }),
      )
    }
    await unlessRefused(
      acting(school, 'teacher', teacherId, new Date(now.getTime() - 18 * hour)).messaging.send({
        requestKey: keyOf('note', groupId),
        audience: { kind: 'students_of_group', groupId },
        ...{ ...pupilNote, fileIds: [], replies: 'sender' },
      }),
    )
  })
}

/** A link and a sheet each teacher filed, shared with the groups they teach. */
export async function tellResources(school: School, teacherId: string, now: Date) {
  const at = new Date(now.getTime() - 6 * day)
  const teacher = acting(school, 'teacher', teacherId, at)
  const taught = await teacher.teaching.mine()
  const [first] = taught
  if (!first) return
  const link = linkFor(first.subject?.name)
  const place = {
    ...(first.subject && { subjectId: first.subject.id }),
    groupIds: [...new Set(taught.map(({ group }) => group.id))].slice(0, 20),
  }
  const about = keyOf('resource', teacherId, link.url)
  await unlessRefused(teacher.resource.add({ requestKey: about, ...link, ...place }))
  const fileId = await storePage(school, teacherId, 'sheet', 'fiche-de-methode.jpg', at)
  const sheet = { title: 'Fiche de méthode', note: 'À coller dans le cahier.', fileId }
  await unlessRefused(teacher.resource.add({ requestKey: keyOf('sheet', teacherId), ...sheet, ...place }))
}
