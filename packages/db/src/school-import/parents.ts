import { fold, foldedName, formalName } from '@preau/domain/name'
import type { ParentRow, SiecleParentsFile } from '@preau/domain/school-file'
import { saveLinks, type WantedLink } from './links.ts'
import { fileOf, grouped, keyed, note, type Plan, RefusedImport } from './plan.ts'
import { insertAll, isSame, updateAll } from './write.ts'

/** SIECLE's responsables: PERSONNE_ID is the key. One human under two of them stays two until a person decides. */
export async function saveSiecleParents(plan: Plan): Promise<void> {
  const file = fileOf(plan, 'siecle-parents')
  if (!file) return
  const ids = await savePersons(plan, file.parents)
  const { db } = plan
  const students = keyed(
    await db.selectFrom('account').select(['id', 'siecleStudentId']).where('siecleStudentId', 'is not', null).execute(),
    (student) => student.siecleStudentId,
  )
  if (students.size === 0 && file.links.length > 0)
    throw new RefusedImport([
      {
        file: file.file,
        where: 'RESPONSABLES',
        reason: 'Aucun élève n’est encore connu : donnez aussi le fichier des élèves.',
      },
    ])
  const links: WantedLink[] = []
  const unknown = new Set<string>()
  for (const { eleveId, personId, level, kinship } of file.links) {
    const studentId = students.get(eleveId)?.id
    const parentId = ids.get(personId)
    if (studentId && parentId) links.push({ studentId, parentId, level, kinship })
    else unknown.add(eleveId)
  }
  for (const eleveId of unknown)
    plan.doubts.push({
      kind: 'unmatched',
      key: `siecle-parents:${eleveId}`,
      who: `ELEVE ${eleveId}`,
      reason: 'Cet élève a des responsables, mais il n’est pas dans la liste des élèves.',
    })
  plan.doubts.push(...sameHumans(file))
  await saveLinks(plan, links, 'siecle')
}

async function savePersons(plan: Plan, rows: ParentRow[]): Promise<Map<string, string>> {
  const { db } = plan
  const known = await db
    .selectFrom('account')
    .select([
      'id',
      'sieclePersonId',
      'civility',
      'familyName',
      'usageName',
      'givenName',
      'foldedName',
      'email',
      'phone',
      'isInstitution',
    ])
    .where('sieclePersonId', 'is not', null)
    .execute()
  const byPersonId = keyed(known, (person) => person.sieclePersonId)
  const ids = new Map<string, string>()
  const fresh = []
  const changed = []
  for (const row of rows) {
    const person = byPersonId.get(row.personId)
    const wanted = {
      civility: row.civility ?? null,
      familyName: row.familyName,
      usageName: row.usageName ?? null,
      givenName: row.givenName ?? '',
      foldedName: foldedName({ ...row, givenName: row.givenName ?? '' }),
      email: row.email ?? null,
      phone: row.mobile ?? row.phone ?? null,
      isInstitution: row.isInstitution,
    }
    const id = person?.id ?? crypto.randomUUID()
    ids.set(row.personId, id)
    if (!person) fresh.push({ id, role: 'parent' as const, sieclePersonId: row.personId, ...wanted })
    else if (!isSame(person, wanted)) changed.push({ id, ...wanted })
    else continue
    note(plan, 'person', id, person ? 'updated' : 'created')
  }
  await insertAll(db, 'account', fresh)
  await updateAll(db, 'account', changed)
  return ids
}

/** Same name, and a number or a mail in common: probably one human. Said, never merged. */
function sameHumans({ parents }: SiecleParentsFile) {
  const named = grouped(parents, (row) => `${fold(row.familyName)}|${fold(row.givenName ?? '')}`)
  return [...named.values()].flatMap((rows) =>
    rows.flatMap((one, index) =>
      rows
        .slice(index + 1)
        .filter((other) => sharesContact(one, other))
        .map((other) => ({
          kind: 'duplicate' as const,
          key: `siecle-parents:${[one.personId, other.personId].sort().join('+')}`,
          who: formalName({ ...one, givenName: one.givenName ?? '' }),
          reason: `Les personnes ${one.personId} et ${other.personId} ont le même nom et les mêmes coordonnées. Est-ce une seule personne ?`,
        })),
    ),
  )
}

type Contact = { email?: string; phone?: string; mobile?: string }

export function sharesContact(one: Contact, other: Contact): boolean {
  const mail = one.email?.toLowerCase()
  return (
    (mail !== undefined && mail === other.email?.toLowerCase()) ||
    (one.mobile !== undefined && one.mobile === other.mobile) ||
    (one.phone !== undefined && one.phone === other.phone)
  )
}
