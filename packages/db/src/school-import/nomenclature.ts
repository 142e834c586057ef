import { hueOf } from '@preau/domain/hue'
import type { LevelRow, SubjectRow } from '@preau/domain/school-file'
import { subjectName } from '@preau/domain/subject'
import { fileOf, keyed, type Plan } from './plan.ts'
import { insertAll, isSame, updateAll } from './write.ts'

/** '6EME A', '6ème A' and '6E A' all read '6e A'. */
export const readable = (label: string) => label.replace(/^([3-6]) ?(?:[EÈè]ME|ème|[EÉ])(?![\p{L}\d])/iu, '$1e')

// The four levels of every collège, for when no nomenclature comes along.
const usual: Record<string, string> = {
  '10010012110': '6e',
  '10110001110': '5e',
  '10210001110': '4e',
  '10310019110': '3e',
}

/** What a MEF is called, by the files at hand. */
export function levelNames(plan: Plan): (mef: string | undefined) => string | undefined {
  const rows: LevelRow[] = [
    ...(fileOf(plan, 'sts-emp')?.levels ?? []),
    ...(fileOf(plan, 'siecle-nomenclature')?.levels ?? []),
  ]
  const labels = keyed(rows, (row) => row.mef)
  return (mef) => {
    if (!mef) return undefined
    const label = labels.get(mef)?.label
    return label ? readable(label) : usual[mef]
  }
}

/** Makes or renames the subjects the files name or use; gives the id of each code. A hue, once given, stays. */
export async function saveSubjects(plan: Plan): Promise<Map<string, string>> {
  const { db } = plan
  const services = [...(fileOf(plan, 'sts-emp')?.teachings ?? []), ...(fileOf(plan, 'emp-sts')?.teachings ?? [])]
  const named: SubjectRow[] = [
    ...(fileOf(plan, 'sts-emp')?.subjects ?? []),
    ...(fileOf(plan, 'siecle-nomenclature')?.subjects ?? []),
  ]
  const wanted = keyed(named, (row) => row.code)
  const kept = keyed(
    await db.selectFrom('subject').select(['id', 'code', 'shortCode', 'name']).execute(),
    (row) => row.code,
  )
  for (const { subjectCode: code } of services)
    if (!wanted.has(code) && !kept.has(code)) wanted.set(code, { code, shortCode: code, label: code })
  const fresh = []
  const changed = []
  for (const { code, shortCode, label } of wanted.values()) {
    const row = { shortCode, name: subjectName(shortCode, label) }
    const known = kept.get(code)
    if (!known) fresh.push({ id: crypto.randomUUID(), code, ...row, hue: hueOf(shortCode) })
    else if (!isSame(known, row)) changed.push({ id: known.id, ...row })
  }
  await insertAll(db, 'subject', fresh)
  await updateAll(db, 'subject', changed)
  return new Map([...kept.values(), ...fresh].map(({ code, id }) => [code, id]))
}
