import type { School } from '@preau/api/school'
import { issueCode } from '@preau/db/activation'
import { findFirstAdmin } from '@preau/db/login'

/** A school without anybody: the code that opens it, until its first admin has used one. */
export async function welcomeFirstAdmin({ db, clock, origin }: School) {
  const admin = await findFirstAdmin(db)
  if (admin.loginId) return []
  const code = await issueCode(db, admin.id, clock())
  return [`Premier compte de direction : ouvrez ${origin}/connexion et entrez le code ${code}`, '  (valable 15 jours)']
}
