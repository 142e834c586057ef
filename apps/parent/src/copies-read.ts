/** Corrections opened in this browser since signing in: bare ids, forgotten on signing out. */
const key = 'copies-lues'

const known = () => new Set((sessionStorage.getItem(key) ?? '').split(' '))

const mark = (childId: string, homeworkId: string, returnedAt: string) =>
  `${childId}:${homeworkId}:${new Date(returnedAt).getTime()}`

export function isCopyRead(childId: string, homeworkId: string, returnedAt: string) {
  return known().has(mark(childId, homeworkId, returnedAt))
}

export function markCopyRead(childId: string, homeworkId: string, returnedAt: string) {
  sessionStorage.setItem(key, [...known().add(mark(childId, homeworkId, returnedAt))].join(' ').trim())
}
