import { appPath, type Role } from '@preau/domain/role'

/** Each app is one hat's: whoever wears another is taken to their own, and nothing is asked meanwhile. */
export async function stayUnder(role: Role, worn: Role) {
  if (worn === role) return
  window.location.replace(appPath[worn])
  await new Promise(() => {})
}
