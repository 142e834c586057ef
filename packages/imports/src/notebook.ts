import type { Mistake } from '@preau/domain/school-file'

/** Past this, the person will fix the cause, not the rows. */
const most = 50

/** What is wrong with one file, as it is read. */
export type Notebook = { file: string; mistakes: Mistake[]; note(where: string, reason: string): void }

export function openNotebook(file: string): Notebook {
  const mistakes: Mistake[] = []
  const note = (where: string, reason: string) => {
    if (mistakes.length < most) mistakes.push({ file, where, reason })
  }
  return { file, mistakes, note }
}

/** The file cannot be read any further. */
export class Unreadable extends Error {
  readonly where: string
  constructor(where: string, reason: string) {
    super(reason)
    this.name = 'Unreadable'
    this.where = where
  }
}
