import type { School } from '@preau/api/school'
import { acting, unlessRefused } from './acting.ts'
import { keyOf, oneOf, pick } from './chance.ts'
import { answers, remarks } from './college-work.ts'
import type { Given } from './lessons.ts'
import { storePage } from './papers.ts'

const hour = 3_600_000
const day = 24 * hour

/** Most hand in on time, some late, some not at all; what came in days ago is corrected, what is fresh is not. */
export async function tellCopies(school: School, { homeworkId, teacherId, dueAt, givenAt }: Given, now: Date) {
  const teacher = (at: Date) => acting(school, 'teacher', teacherId, at)
  const board = await teacher(now).homework.board({ homeworkId })
  for (const { id } of board.students) {
    const fate = pick(100, homeworkId, id)
    const late = fate >= 80 && fate < 90
    const wanted = late ? dueAt.getTime() + fate * 600_000 : givenAt.getTime() + (3 + pick(30, id, homeworkId)) * hour
    const at = new Date(late ? wanted : Math.min(wanted, dueAt.getTime() - hour))
    // Work not due yet: a third has already sent it.
    if (fate >= 90 || at > now || at < givenAt || (dueAt > now && fate > 35)) continue
    const requestKey = keyOf('submission', homeworkId, id)
    const body = oneOf(answers, id, homeworkId) ?? ''
    const fileIds = pick(6, id, homeworkId) === 0 ? [await storePage(school, id, homeworkId, 'page-1.jpg', at)] : []
    await unlessRefused(acting(school, 'student', id, at).homework.submit({ requestKey, homeworkId, body, fileIds }))
  }
  const since = now.getTime() - dueAt.getTime()
  if (since < 0) return
  const handed = (await teacher(now).homework.board({ homeworkId })).students
  for (const { id, submission } of handed) {
    if (!submission || submission.submittedAt > now) continue
    const body = oneOf(remarks, id, homeworkId) ?? ''
    const submissionId = submission.id
    if (since > 4 * day) {
      const at = new Date(Math.min(now.getTime(), dueAt.getTime() + 3 * day))
      await teacher(at).homework.return({ requestKey: keyOf('return', submissionId), submissionId, body })
    } else if (pick(3, submissionId) === 0) {
      await teacher(now).homework.comment({ submissionId, body })
    }
  }
}

/** What one pupil already ticked among work that is not handed in here. */
export async function tellTicks(school: School, studentId: string, now: Date) {
  const student = acting(school, 'student', studentId, now)
  const { items } = await student.homework.list({})
  for (const { id, handIn } of items) {
    if (!handIn && pick(3, id) === 0) await student.homework.tick({ homeworkId: id, done: true })
  }
}
