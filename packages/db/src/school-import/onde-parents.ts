import { fold, foldedName, formalName } from '@preau/domain/name'
import type { OndeChild, OndeParentRow } from '@preau/domain/school-file'
import { saveLinks, type WantedLink } from './links.ts'
import { sharesContact } from './parents.ts'
import { type Doubt, fileOf, grouped, keyed, note, type Plan, RefusedImport } from './plan.ts'
import { insertAll, isSame, updateAll } from './write.ts'

/** ONDE names children, it does not number them: a child found once and only once is a link, any other a doubt. */
export async function saveOndeParents(plan: Plan): Promise<void> {
  const file = fileOf(plan, 'onde-parents')
  if (!file) return
  const pupils = await listPupils(plan)
  if (pupils.length === 0)
    throw new RefusedImport([
      {
        file: file.file,
        where: 'ensemble du fichier',
        reason: 'Aucun élève n’est encore connu : donnez aussi le fichier des élèves.',
      },
    ])
  const byName = grouped(pupils, (pupil) => `${fold(pupil.familyName)}|${fold(pupil.givenName)}`)
  const known = await listKnown(plan)
  const knownByName = grouped(known, parentName)
  const people = new Map<string, { row: OndeParentRow; children: Set<string> }>()
  const idsByName = new Map<string, string[]>()
  for (const row of file.parents) {
    const name = parentName(row)
    const before = knownByName.get(name) ?? []
    const children = findChildren(row, byName, before, plan.doubts)
    // Without a child found there is nobody to be: the doubt waits.
    if (children.length === 0) continue
    const here = idsByName.get(name) ?? []
    const same = here.find((id) => children.some((child) => people.get(id)?.children.has(child)))
    const kept = before.find((one) => !people.has(one.id) && children.some((child) => one.children.includes(child)))
    const id = same ?? kept?.id ?? crypto.randomUUID()
    const person = people.get(id) ?? { row, children: new Set() }
    for (const child of children) person.children.add(child)
    people.set(id, person)
    idsByName.set(name, [...here, id])
  }
  plan.doubts.push(...sameHumans([...people.values()].map(({ row }) => row)))
  await savePeople(plan, people, known)
  const links = [...people].flatMap(([parentId, { children }]) =>
    [...children].map((studentId): WantedLink => ({ studentId, parentId, level: 'legal', kinship: null })),
  )
  await saveLinks(plan, links, 'onde')
}

const parentName = (row: { familyName: string; givenName?: string | null }) =>
  `${fold(row.familyName)}|${fold(row.givenName ?? '')}`

async function listPupils({ db, today }: Plan) {
  return await db
    .selectFrom('account')
    .leftJoin('enrolment', (join) =>
      join.onRef('enrolment.studentId', '=', 'account.id').on('enrolment.endsOn', 'is', null),
    )
    .leftJoin('teachingGroup', 'teachingGroup.id', 'enrolment.groupId')
    .select(['account.id', 'familyName', 'usageName', 'givenName', 'birthOn', 'teachingGroup.code as divisionCode'])
    .where('account.ondeKey', 'is not', null)
    .where('account.role', '=', 'student')
    .where(({ or, eb }) => or([eb('leftOn', 'is', null), eb('leftOn', '>', today)]))
    .execute()
}
type Pupil = Awaited<ReturnType<typeof listPupils>>[number]

function findChildren(
  row: OndeParentRow,
  byName: Map<string, Pupil[]>,
  before: KnownParent[],
  doubts: Doubt[],
): string[] {
  const found: string[] = []
  const linked = new Set(before.flatMap(({ open }) => open))
  for (const child of row.children) {
    const named = byName.get(`${fold(child.familyName)}|${fold(child.givenName)}`) ?? []
    const here = narrow(child, named)
    // What was settled before stays so, whatever homonym has come since.
    const settled = named.filter((pupil) => linked.has(pupil.id))
    const [pupil, ...others] = here.length === 1 ? here : settled
    if (pupil && others.length === 0) found.push(pupil.id)
    else doubts.push(doubtOn(row, child, named, here))
  }
  return found
}

/** In the class the file says; then, when that leaves several, by birth date and usage name where both sides have them. */
function narrow(child: OndeChild, named: Pupil[]): Pupil[] {
  const inClass = named.filter((pupil) => fold(pupil.divisionCode ?? '') === fold(child.divisionCode ?? ''))
  const born = inClass.filter((pupil) => !child.birthOn || !pupil.birthOn || pupil.birthOn === child.birthOn)
  if (born.length < 2) return born
  const usage = born.filter((pupil) => fold(pupil.usageName ?? '') === fold(child.usageName ?? ''))
  return usage.length === 1 ? usage : born
}

function doubtOn(row: OndeParentRow, child: OndeChild, named: Pupil[], here: Pupil[]): Doubt {
  const place = child.divisionCode ? ` (${child.divisionCode})` : ''
  const name = `${child.givenName} ${child.familyName}${place}`
  const who = `${formalName({ ...row, givenName: row.givenName ?? '' })}, ${row.where}`
  const key = `onde-parents:${parentName(row)}:${row.email ?? row.mobile ?? ''}:${fold(name)}`
  if (here.length > 1)
    return { kind: 'homonym', key, who, reason: `Plusieurs élèves s’appellent ${name} : le lien attend une décision.` }
  const reason =
    named.length > 0
      ? `${name} est dans une autre classe : le lien attend une décision.`
      : `${name} n’est pas dans la liste des élèves.`
  return { kind: 'unmatched', key, who, reason }
}

async function listKnown({ db }: Plan) {
  const people = await db
    .selectFrom('account')
    .select(['id', 'civility', 'familyName', 'usageName', 'givenName', 'foldedName', 'email', 'phone'])
    .where('role', '=', 'parent')
    .where('ondeKey', 'is not', null)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  const links = grouped(
    await db.selectFrom('guardianship').select(['parentId', 'studentId', 'endsOn']).execute(),
    (link) => link.parentId,
  )
  return people.map((person) => {
    const own = links.get(person.id) ?? []
    const open = own.filter(({ endsOn }) => endsOn === null)
    return { ...person, children: own.map(({ studentId }) => studentId), open: open.map(({ studentId }) => studentId) }
  })
}
type KnownParent = Awaited<ReturnType<typeof listKnown>>[number]

async function savePeople(plan: Plan, people: Map<string, { row: OndeParentRow }>, known: KnownParent[]) {
  const before = keyed(known, (person) => person.id)
  const fresh = []
  const changed = []
  for (const [id, { row }] of people) {
    const person = before.get(id)
    const wanted = {
      civility: row.civility ?? null,
      familyName: row.familyName,
      usageName: row.usageName ?? null,
      givenName: row.givenName ?? '',
      foldedName: foldedName({ ...row, givenName: row.givenName ?? '' }),
      email: row.email ?? null,
      phone: row.mobile ?? row.phone ?? null,
    }
    if (!person) fresh.push({ id, role: 'parent' as const, isInstitution: false, ondeKey: `parent:${id}`, ...wanted })
    else if (!isSame(person, wanted)) changed.push({ id, ...wanted })
    else continue
    note(plan, 'person', id, person ? 'updated' : 'created')
  }
  await insertAll(plan.db, 'account', fresh)
  await updateAll(plan.db, 'account', changed)
}

function sameHumans(rows: OndeParentRow[]): Doubt[] {
  return [...grouped(rows, parentName)].flatMap(([name, [first, ...others]]) => {
    const twin = first && others.find((other) => sharesContact(first, other))
    if (!first || !twin) return []
    const who = formalName({ ...first, givenName: first.givenName ?? '' })
    const reason = `${first.where} et ${twin.where} : même nom et mêmes coordonnées, enfants différents. Est-ce une seule personne ?`
    return [{ kind: 'duplicate' as const, key: `onde-parents:${name}`, who, reason }]
  })
}
