import { randomUUID } from 'node:crypto'

/** All one may name or read. `[homework 5B]` stands in the text of 5B's, so that any answer shows what it holds. */
export const things = [
  'group',
  'subject',
  'slot',
  'pupil',
  'classmate',
  'gone',
  'waitingPupil',
  'waitingParent',
  'parent',
  'leftParent',
  'institution',
  'teacher',
  'homework',
  'note',
  'legacy',
  'dueToday',
  'missed',
  'draft',
  'orphanDraft',
  'lesson',
  'lessonDraft',
  'copy',
  'goneCopy',
  'sharedCopy',
  'returned',
  'correction',
  'letter',
  'answer',
  'talk',
  'resource',
  'link',
  'hidden',
  'lessonFile',
  'lessonDraftFile',
  'homeworkFile',
  'draftFile',
  'copyFile',
  'goneCopyFile',
  'sharedCopyFile',
  'letterFile',
  'talkFile',
  'resourceFile',
  'hiddenFile',
  'teacherFile',
  'pupilFile',
] as const

export type Thing = (typeof things)[number]

export const wordOf = (thing: Thing, code: string) => `[${thing} ${code}]`

/** The things of one class, or of none at all. */
export function openPlace(code: string) {
  const ids = new Map<Thing, string>()
  return {
    code,
    ids,
    word: (thing: Thing) => wordOf(thing, code),
    id: (thing: Thing) => {
      const id = ids.get(thing)
      if (!id) throw new Error(`no ${thing} in ${code}`)
      return id
    },
  }
}

export type Place = ReturnType<typeof openPlace>

export function openNowhere() {
  const nowhere = openPlace('nowhere')
  for (const thing of things) nowhere.ids.set(thing, randomUUID())
  return nowhere
}
