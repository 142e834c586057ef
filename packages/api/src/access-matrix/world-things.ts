import { randomUUID } from 'node:crypto'
import type { Db } from '@preau/db/database'
import { smallSchoolNow as now } from '@preau/db/small-school'
import type { Viewer } from '@preau/domain/role'
import type { Place, Thing } from './things.ts'

export const startsOn = '2026-09-01'
/** A Monday whose lesson is published, and one whose lesson is still being written. */
export const publishedOn = '2026-11-23'
export const draftedOn = '2026-11-16'

async function addFile(db: Db, place: Place, thing: Thing, owner: Viewer) {
  const id = randomUUID()
  const row = { id, ownerId: owner.id, name: `${place.word(thing)}.txt`, mediaType: 'text/plain', size: 3 }
  await db
    .insertInto('file')
    .values({ ...row, sha256: `hash of ${id}`, storedAt: now })
    .execute()
  place.ids.set(thing, id)
  return id
}

interface Class {
  teacher: Viewer
  student: Viewer
  gone: Viewer
  substitute: Viewer
}

/** Lessons, homework and copies, each with a file; published, drafted, given back or not. */
export async function addWork(db: Db, place: Place, { teacher, student, gone, substitute }: Class) {
  const [groupId, subjectId, slotId] = [place.id('group'), place.id('subject'), place.id('slot')]
  const lesson = async (thing: 'lesson' | 'lessonDraft', file: Thing, heldOn: string, publishedAt: Date | null) => {
    const { id } = await db
      .insertInto('lessonContent')
      .values({
        ...{ slotId, groupId, subjectId, heldOn, publishedAt, body: place.word(thing) },
        authorId: teacher.id,
        updatedAt: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    place.ids.set(thing, id)
    const fileId = await addFile(db, place, file, teacher)
    await db.insertInto('lessonFile').values({ lessonContentId: id, fileId, position: 0 }).execute()
  }
  await lesson('lesson', 'lessonFile', publishedOn, now)
  await lesson('lessonDraft', 'lessonDraftFile', draftedOn, null)

  type Work = 'note' | 'legacy' | 'draft' | 'orphanDraft' | 'dueToday' | 'missed'
  const work = async (thing: Work, author: Viewer, publishedAt: Date | null, dueOn = '2026-11-30') => {
    const { id } = await db
      .insertInto('homework')
      .values({
        ...{ groupId, subjectId, slotId, publishedAt, title: place.word(thing), body: place.word(thing) },
        teacherId: author.id,
        givenOn: dueOn > publishedOn ? publishedOn : draftedOn,
        dueOn,
        dueAt: new Date(`${dueOn}T09:35:00Z`),
        handIn: thing === 'draft' || thing === 'missed',
        minutes: 20,
        updatedAt: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    place.ids.set(thing, id)
    return id
  }
  await work('note', teacher, now)
  await work('legacy', substitute, now)
  await work('orphanDraft', substitute, null, publishedOn)
  await work('dueToday', teacher, now, publishedOn)
  await work('missed', teacher, now, '2026-11-20')
  const draft = await work('draft', teacher, null)
  const homeworkId = place.id('homework')
  const marked = { title: place.word('homework'), body: place.word('homework'), slotId }
  await db.updateTable('homework').set(marked).where('id', '=', homeworkId).execute()
  const join = async (id: string, thing: 'homeworkFile' | 'draftFile') => {
    const fileId = await addFile(db, place, thing, teacher)
    await db.insertInto('homeworkFile').values({ homeworkId: id, fileId, position: 0 }).execute()
  }
  await join(homeworkId, 'homeworkFile')
  await join(draft, 'draftFile')

  const copy = async (author: Viewer, version: number, thing: 'copy' | 'returned' | 'goneCopy') => {
    const { id } = await db
      .insertInto('submission')
      .values({
        ...{ homeworkId, version, body: place.word(thing), submittedAt: now, late: false, sha256: 'hash' },
        studentId: author.id,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    place.ids.set(thing, id)
    return id
  }
  const returned = await copy(student, 1, 'returned')
  const latest = await copy(student, 2, 'copy')
  const ofGone = await copy(gone, 1, 'goneCopy')
  const attach = async (submissionId: string, thing: 'copyFile' | 'goneCopyFile', owner: Viewer) => {
    const fileId = await addFile(db, place, thing, owner)
    await db.insertInto('submissionFile').values({ submissionId, fileId, position: 0 }).execute()
  }
  await attach(latest, 'copyFile', student)
  await attach(ofGone, 'goneCopyFile', gone)
  place.ids.set('correction', latest)
  const said = { authorId: teacher.id, updatedAt: now }
  await db
    .insertInto('feedback')
    .values([
      { ...said, submissionId: returned, body: place.word('returned'), returnedAt: now },
      { ...said, submissionId: latest, body: place.word('correction') },
      { ...said, submissionId: ofGone, body: place.word('goneCopy') },
    ])
    .execute()
  await db.insertInto('homeworkTick').values({ homeworkId, studentId: student.id, tickedAt: now }).execute()
  await addFile(db, place, 'teacherFile', teacher)
  await addFile(db, place, 'pupilFile', student)
}

/** The copy of a pupil of both classes, for this one's work. */
export async function addSharedCopy(db: Db, place: Place, student: Viewer) {
  const homeworkId = place.id('homework')
  const copy = { version: 1, body: place.word('sharedCopy'), submittedAt: now, late: false, sha256: 'hash' }
  const { id: submissionId } = await db
    .insertInto('submission')
    .values({ ...copy, homeworkId, studentId: student.id })
    .returning('id')
    .executeTakeFirstOrThrow()
  place.ids.set('sharedCopy', submissionId)
  const fileId = await addFile(db, place, 'sharedCopyFile', student)
  await db.insertInto('submissionFile').values({ submissionId, fileId, position: 0 }).execute()
  await db.insertInto('homeworkTick').values({ homeworkId, studentId: student.id, tickedAt: now }).execute()
}

/** A copy given back to a pupil who has left the class since. */
export async function addMovedCopy(db: Db, homeworkId: string, student: Viewer, teacher: Viewer) {
  const { id: submissionId } = await db
    .insertInto('submission')
    .values({
      ...{ homeworkId, version: 1, body: '[moved 5B]', submittedAt: now, late: false, sha256: 'hash' },
      studentId: student.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const said = { authorId: teacher.id, body: '[moved 5B]', updatedAt: now, returnedAt: now }
  await db
    .insertInto('feedback')
    .values({ submissionId, ...said })
    .execute()
}

interface Link {
  parent: Viewer
  child: Viewer
}

interface Correspondents {
  teacher: Viewer
  student: Viewer
  parent: Viewer
  /** Who received the letter about the pupil, whatever became of their right since. */
  recipients: Link[]
  others: Link[]
}

/** Two people's conversation, which one of them has opened. */
export async function addTalk(db: Db, author: Viewer, reader: Viewer) {
  const thread = { authorId: author.id, subject: 'Bonjour', audience: 'x', open: true, createdAt: now }
  const { id: threadId } = await db
    .insertInto('thread')
    .values({ ...thread, lastMessageAt: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  const members = [author, reader].map(({ id: accountId }) => ({ threadId, accountId, lastMessageAt: now }))
  await db.insertInto('threadMember').values(members).execute()
  const message = { threadId, number: 1, authorId: author.id, body: 'Bonjour.', sentAt: now }
  await db.insertInto('message').values(message).execute()
  return threadId
}

/** A letter to the families, one parent's answer, a talk with the pupil, and two resources: shared, and kept. */
export async function addPapers(
  db: Db,
  place: Place,
  { teacher, student, parent, recipients, others }: Correspondents,
) {
  const thread = async (thing: 'letter' | 'answer' | 'talk', author: Viewer, members: Viewer[], originId?: string) => {
    const about = { createdAt: now, lastMessageAt: now, authorId: author.id, audience: place.word(thing) }
    const { id } = await db
      .insertInto('thread')
      .values({ ...about, subject: place.word(thing), open: thing !== 'letter', ...(originId && { originId }) })
      .returning('id')
      .executeTakeFirstOrThrow()
    place.ids.set(thing, id)
    const rows = [author, ...members].map(({ id: accountId }) => ({ threadId: id, accountId, lastMessageAt: now }))
    await db.insertInto('threadMember').values(rows).execute()
    const { id: messageId } = await db
      .insertInto('message')
      .values({ threadId: id, number: 1, authorId: author.id, body: place.word(thing), sentAt: now })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { id, messageId }
  }
  const concern = async (threadId: string, links: { reader: Viewer; child: Viewer }[]) => {
    const rows = links.map(({ reader, child }) => ({ threadId, accountId: reader.id, studentId: child.id }))
    await db.insertInto('threadStudent').values(rows).execute()
  }
  const join = async (messageId: string, thing: 'letterFile' | 'talkFile') => {
    const fileId = await addFile(db, place, thing, teacher)
    await db.insertInto('messageFile').values({ messageId, fileId, position: 0 }).execute()
  }
  const links = [...recipients, ...others]
  const addressees = [...new Map(links.map((link) => [link.parent.id, link.parent])).values()]
  const letter = await thread('letter', teacher, addressees)
  await concern(
    letter.id,
    links.map((link) => ({ reader: link.parent, child: link.child })),
  )
  await join(letter.messageId, 'letterFile')
  const answer = await thread('answer', parent, [teacher], letter.id)
  await concern(
    answer.id,
    [parent, teacher].map((reader) => ({ reader, child: student })),
  )
  const talk = await thread('talk', teacher, [student])
  await join(talk.messageId, 'talkFile')

  const resource = async (thing: 'resource' | 'link' | 'hidden', kept: { fileId: string } | { url: string }) => {
    const row = { teacherId: teacher.id, subjectId: place.id('subject'), title: place.word(thing), createdAt: now }
    const made = await db
      .insertInto('resource')
      .values({ ...row, ...kept })
      .returning('id')
      .executeTakeFirstOrThrow()
    place.ids.set(thing, made.id)
    return { resourceId: made.id, groupId: place.id('group') }
  }
  const document = await resource('resource', { fileId: await addFile(db, place, 'resourceFile', teacher) })
  const link = await resource('link', { url: 'https://example.org/carte' })
  await resource('hidden', { fileId: await addFile(db, place, 'hiddenFile', teacher) })
  await db.insertInto('resourceShare').values([document, link]).execute()
}
