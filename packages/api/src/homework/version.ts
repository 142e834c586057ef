import type { VersionRow } from '@preau/db/homework/find'
import { formalName } from '@preau/domain/name'

/** One version of a copy on screen, with what was written about it. */
export function versionOf(row: VersionRow) {
  const { id, version, body, submittedAt, late, sha256, files } = row
  const author = row.familyName
    ? formalName({ ...row, givenName: row.givenName ?? '', familyName: row.familyName })
    : ''
  const feedback =
    row.comment === null ? null : { body: row.comment, author, updatedAt: row.updatedAt, returnedAt: row.returnedAt }
  return { id, version, body, submittedAt, late, sha256, files, feedback }
}
