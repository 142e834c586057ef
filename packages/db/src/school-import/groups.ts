import type { Audience, DivisionRow } from '@preau/domain/school-file'
import { sql } from 'kysely'
import { levelNames, readable } from './nomenclature.ts'
import { fileOf, grouped, keyed, note, type Plan } from './plan.ts'
import { insertAll, isSame, updateAll } from './write.ts'

type Wanted = Audience & {
  /** Absent when a file only uses the code. */
  name?: string
  level?: string
  ondeId?: string
  divisionCodes?: string[]
}

export type Groups = { idOf: (audience: Audience) => string | undefined; ended: Set<string> }

const keyOf = ({ kind, code }: Audience) => `${kind}:${code}`

/** Divisions and groups: made, renamed, ended. Those a file only uses are made as well, under their code. */
export async function saveGroups(plan: Plan): Promise<Groups> {
  const { db, today } = plan
  const kept = await db
    .selectFrom('teachingGroup')
    .select(['id', 'kind', 'code', 'name', 'level', 'sourceKey', 'endedOn'])
    .where('sourceKey', 'is not', null)
    .execute()
  const bySource = keyed(kept, (group) => group.sourceKey)
  const byCode = keyed(
    kept.toSorted((one, other) => (other.endedOn ?? '9').localeCompare(one.endedOn ?? '9')),
    keyOf,
  )
  const wanted = wantedGroups(plan)
  const named = new Set([...wanted.values()].map(({ ondeId }) => bySource.get(`onde:${ondeId}`)?.id))
  const ids = new Map<string, string>()
  const seen = new Set<string>()
  const fresh = []
  const changed = []
  for (const group of wanted.values()) {
    const { kind, code, ondeId } = group
    const likely = byCode.get(keyOf(group))
    const known =
      bySource.get(ondeId ? `onde:${ondeId}` : keyOf(group)) ?? (likely && !named.has(likely.id) ? likely : undefined)
    const sourceKey = ondeId ? `onde:${ondeId}` : (known?.sourceKey ?? keyOf(group))
    const name = group.name ?? known?.name ?? code
    const row = { kind, code, name, level: group.level ?? known?.level ?? null, sourceKey, endedOn: null }
    const id = known?.id ?? crypto.randomUUID()
    ids.set(keyOf(group), id)
    seen.add(id)
    if (!known) fresh.push({ id, ...row })
    else if (!isSame(known, row)) changed.push({ id, ...row })
    else continue
    note(plan, 'group', id, known ? 'updated' : 'created')
  }
  await insertAll(db, 'teachingGroup', fresh)
  await updateAll(db, 'teachingGroup', changed)
  for (const { id, kind, code, endedOn } of kept)
    if (!seen.has(id) && !endedOn && !ids.has(keyOf({ kind, code }))) ids.set(keyOf({ kind, code }), id)
  const lists = fileOf(plan, 'siecle-structures') ?? fileOf(plan, 'onde-students')
  const gone = lists ? kept.filter((group) => !group.endedOn && !seen.has(group.id)).map(({ id }) => id) : []
  if (gone.length > 0) {
    await db.updateTable('teachingGroup').set({ endedOn: today }).where('id', 'in', gone).execute()
    for (const id of gone) note(plan, 'group', id, 'ended')
  }
  await saveDivisionsOfGroups(plan, wanted, ids)
  return { idOf: (audience) => ids.get(keyOf(audience)), ended: new Set(gone) }
}

/** A group that is no more teaches nothing to nobody. */
export async function endWithGroups(plan: Plan, { ended }: Groups): Promise<void> {
  if (ended.size === 0) return
  const groups = sql`group_id = any(${[...ended]}::uuid[]) and ends_on is null`
  const end = sql`set ends_on = greatest(starts_on, ${plan.today}::date)`
  const enrolled = await sql<{
    id: string
  }>`update enrolment ${end} where ${groups} returning student_id as id`.execute(plan.db)
  const taught = await sql<{ id: string }>`update teaching ${end} where ${groups} returning teacher_id as id`.execute(
    plan.db,
  )
  const slots = await sql<{ id: string }>`update slot ${end} where ${groups} returning id`.execute(plan.db)
  for (const { id } of [...enrolled.rows, ...taught.rows]) note(plan, 'person', id, 'updated')
  for (const { id } of slots.rows) note(plan, 'slot', id, 'ended')
}

/** SIECLE's list says more than STS's, which says more than a code met in passing. */
function wantedGroups(plan: Plan): Map<string, Wanted> {
  const wanted = new Map<string, Wanted>()
  const pass = (audience: Audience) => {
    if (!wanted.has(keyOf(audience))) wanted.set(keyOf(audience), { ...audience })
  }
  const nameOf = levelNames(plan)
  const levelOf = ({ mefs, levels }: DivisionRow) =>
    [...new Set([...mefs.map(nameOf), ...levels].filter((level) => level !== undefined))].sort().join('/') || undefined
  const structures = [fileOf(plan, 'sts-emp'), fileOf(plan, 'siecle-structures')]
  for (const file of structures) {
    for (const { code, name, ...division } of file?.divisions ?? []) {
      const level = levelOf({ code, name, ...division })
      wanted.set(`division:${code}`, { kind: 'division', code, name: readable(name), level })
    }
    for (const { code, name, divisionCodes } of file?.groups ?? [])
      wanted.set(`group:${code}`, { kind: 'group', code, name: readable(name), divisionCodes })
  }
  for (const division of fileOf(plan, 'onde-students')?.divisions ?? []) {
    const { code, name, ondeId } = division
    wanted.set(`division:${code}`, { kind: 'division', code, name, ondeId, level: levelOf(division) })
  }
  for (const { divisionCode, groupCodes } of fileOf(plan, 'siecle-students')?.students ?? []) {
    if (divisionCode) pass({ kind: 'division', code: divisionCode })
    for (const code of groupCodes) pass({ kind: 'group', code })
  }
  const lessons = fileOf(plan, 'emp-sts')
  for (const { audience } of [...(lessons?.teachings ?? []), ...(lessons?.slots ?? [])]) pass(audience)
  return wanted
}

async function saveDivisionsOfGroups({ db }: Plan, wanted: Map<string, Wanted>, ids: Map<string, string>) {
  const pairs = [...wanted.values()].flatMap(({ kind, code, divisionCodes }) => {
    const groupId = ids.get(keyOf({ kind, code }))
    if (!groupId || !divisionCodes) return []
    const divisions = divisionCodes.map((division) => ids.get(`division:${division}`))
    return divisions.filter((id) => id !== undefined).map((divisionId) => ({ groupId, divisionId }))
  })
  if (pairs.length === 0) return
  const byGroup = grouped(pairs, (pair) => pair.groupId)
  await insertAll(db, 'groupDivision', pairs)
  await sql`
    delete from group_division as kept where group_id = any(${[...byGroup.keys()]}::uuid[])
    and not exists (
      select 1 from json_to_recordset(${JSON.stringify(pairs)}::json) as pair("groupId" uuid, "divisionId" uuid)
      where pair."groupId" = kept.group_id and pair."divisionId" = kept.division_id
    )`.execute(db)
}
