export const roles = ['student', 'teacher', 'parent', 'admin'] as const
export type Role = (typeof roles)[number]

/** Who is asking, under which hat, and on which day of the school: dated rights are read against `today`. */
export interface Viewer {
  id: string
  role: Role
  /** Paris day, 'YYYY-MM-DD'. */
  today: string
}

/** Where each hat's app lives. */
export const appPath: Record<Role, string> = {
  student: '/eleve',
  teacher: '/enseignant',
  parent: '/parent',
  admin: '/administration',
}
