import { hashPassword } from '@preau/api/password-hash'
import type { School } from '@preau/api/school'
import {
  findByFunction,
  findHead,
  findNamed,
  findOwnClassAccount,
  findTwoHats,
  listTeachersOf,
  saveDemoLogin,
} from '@preau/db/demo-cast'
import { fold, fullName } from '@preau/domain/name'

/** Everybody's password in the demo; a real school has none in common. */
export const demoPassword = 'cartable-tilleul-goûter'

export type Part = 'student' | 'parent' | 'teacher' | 'twoHats' | 'schoolLife' | 'head'

const titles: Record<Part, string> = {
  student: 'Élève',
  parent: 'Parent',
  teacher: 'Enseignant',
  twoHats: 'Enseignant et parent',
  schoolLife: 'Vie scolaire (CPE)',
  head: 'Direction',
}

export interface Player {
  part: Part
  title: string
  name: string
  username: string
  accountIds: string[]
}

interface Family {
  studentId: string
  parentId: string
  divisionId: string
}

/** Who may be played in the demo: one person for each role, chosen the same way at each start. */
export async function castDemo({ db }: School, family: Family): Promise<Player[]> {
  const [teacherId] = await listTeachersOf(db, family.divisionId)
  const twoHats = await findTwoHats(db, [family.parentId, teacherId ?? family.parentId])
  const schoolLife = await findByFunction(db, 'EDU', 'teacher')
  const head = await findHead(db)
  const classOfHead = head && (await findOwnClassAccount(db, head.id))
  const parts: [Part, (string | undefined)[]][] = [
    ['student', [family.studentId]],
    ['parent', [family.parentId]],
    ['teacher', [teacherId]],
    ['twoHats', [twoHats?.teacherId, twoHats?.parentId]],
    ['schoolLife', [schoolLife?.id]],
    ['head', [head?.id, classOfHead?.id]],
  ]
  const players: Player[] = []
  for (const [part, ids] of parts) {
    const accountIds = ids.filter((id) => id !== undefined)
    const [first] = accountIds
    if (!first) continue
    const named = await findNamed(db, first)
    const name = fullName(named)
    const word = (text: string) => fold(text).replaceAll(' ', '')
    const username = `${word(named.givenName)}.${word(named.usageName || named.familyName)}`
    players.push({ part, title: titles[part], name, username, accountIds })
  }
  return players
}

export async function letPlayersIn({ db }: School, players: Player[], now: Date) {
  const passwordHash = await hashPassword(demoPassword)
  for (const { username, accountIds } of players) {
    await saveDemoLogin(db, { username, passwordHash, accountIds }, now)
  }
}
