import { fold, foldedName, formalName } from '@preau/domain/name'
import type { OndeTeacherRow } from '@preau/domain/school-file'
import type { Groups } from './groups.ts'
import { fileOf, grouped, keyed, note, type Plan } from './plan.ts'
import { saveFormTeachers, saveTeachings, type WantedTeaching } from './teachings.ts'
import { insertAll, isSame, updateAll } from './write.ts'

/** ONDE gives its teachers no id: in one école, the name is one. A head who also has a class wears two hats. */
export async function saveOndeTeachers(plan: Plan, groups: Groups): Promise<void> {
  const file = fileOf(plan, 'onde-teachers')
  if (!file) return
  const { db, today } = plan
  const known = await db
    .selectFrom('account')
    .select([
      'id',
      'role',
      'ondeKey',
      'civility',
      'familyName',
      'usageName',
      'givenName',
      'foldedName',
      'email',
      'staffFunction',
      'leftOn',
    ])
    .where('ondeKey', 'is not', null)
    .where('role', 'in', ['teacher', 'admin'])
    .execute()
  const byKey = keyed(known, (person) => person.ondeKey)
  const fresh = []
  const changed = []
  const seen = new Set<string>()
  const teachings: WantedTeaching[] = []
  for (const { key, hats, row, divisions } of people(plan, file.teachers)) {
    for (const { role, staffFunction, prefix } of hats) {
      const ondeKey = `${prefix}:${key}`
      const person = byKey.get(ondeKey)
      const wanted = {
        role,
        staffFunction,
        civility: row.civility ?? null,
        familyName: row.familyName,
        usageName: row.usageName ?? null,
        givenName: row.givenName,
        foldedName: foldedName(row),
        email: row.email ?? null,
        leftOn: null,
      }
      const id = person?.id ?? crypto.randomUUID()
      seen.add(id)
      if (role === 'teacher') teachings.push(...divisionsOf(plan, groups, id, row, divisions))
      if (!person) fresh.push({ id, isInstitution: false, ondeKey, ...wanted })
      else if (!isSame(person, wanted)) changed.push({ id, ...wanted })
      else continue
      note(plan, 'person', id, person ? 'updated' : 'created')
    }
  }
  await insertAll(db, 'account', fresh)
  await updateAll(db, 'account', changed)
  const gone = known.filter((person) => !person.leftOn && !seen.has(person.id)).map(({ id }) => ({ id, leftOn: today }))
  await updateAll(db, 'account', gone)
  for (const { id } of gone) note(plan, 'person', id, 'ended')
  await saveTeachings(plan, teachings, 'onde')
  await saveFormTeachers(plan, teachings)
}

type Hat = { role: 'teacher' | 'admin'; staffFunction: 'ENS' | 'DIR'; prefix: 'teacher' | 'head' }
type Someone = { key: string; row: OndeTeacherRow; hats: Hat[]; divisions: string[] }

/** One person may stand on two rows, one per class; two mails are two persons, and which is which is for somebody to say. */
function people(plan: Plan, rows: OndeTeacherRow[]): Someone[] {
  return [...grouped(rows, (row) => `${fold(row.familyName)}|${fold(row.givenName)}`)].flatMap(([key, all]) => {
    const [row, ...others] = all
    if (!row) return []
    const another = others.find(({ email }) => email && row.email && email.toLowerCase() !== row.email.toLowerCase())
    if (another) {
      const reason = `${row.where} et ${another.where} portent le même nom avec deux adresses : ces lignes attendent une décision.`
      plan.doubts.push({ kind: 'homonym', key: `onde-teachers:${key}`, who: formalName(row), reason })
      return []
    }
    const divisions = all.map(({ divisionCode }) => divisionCode).filter((code) => code !== undefined)
    const isHead = all.some((one) => one.isHead)
    const hats: Hat[] = []
    if (isHead) hats.push({ role: 'admin', staffFunction: 'DIR', prefix: 'head' })
    if (!isHead || divisions.length > 0) hats.push({ role: 'teacher', staffFunction: 'ENS', prefix: 'teacher' })
    return [{ key, row, hats, divisions }]
  })
}

function divisionsOf(
  plan: Plan,
  groups: Groups,
  teacherId: string,
  row: OndeTeacherRow,
  divisions: string[],
): WantedTeaching[] {
  return divisions.flatMap((code) => {
    const groupId = groups.idOf({ kind: 'division', code })
    if (groupId) return [{ teacherId, groupId, subjectId: null, modality: null }]
    const reason = `La classe « ${code} » n’est pas connue. Donnez aussi le fichier des élèves.`
    plan.doubts.push({ kind: 'unmatched', key: `onde-teachers:${teacherId}:${code}`, who: formalName(row), reason })
    return []
  })
}
