import type { AlternationRow, SlotRow } from '@preau/domain/school-file'
import { sql } from 'kysely'
import type { Groups } from './groups.ts'
import { fileOf, grouped, keyed, later, note, type Plan } from './plan.ts'
import type { StaffIds } from './staff.ts'
import { weekKinds } from './week-kinds.ts'
import { insertAll, isSame, updateAll } from './write.ts'

/** The lessons of the week. A slot the file drops is ended: what was taught in it stays. */
export async function saveTimetable(plan: Plan, groups: Groups, subjects: Map<string, string>, staff: StaffIds) {
  const file = fileOf(plan, 'emp-sts')
  if (!file) return
  const { db, today, from, school } = plan
  const alternations = await saveAlternations(plan, file.alternations)
  const rooms = await saveRooms(
    plan,
    file.rooms.map(({ code }) => code),
  )
  const kept = await db
    .selectFrom('slot')
    .select([
      'id',
      'sourceKey',
      'groupId',
      'subjectId',
      'modality',
      'day',
      'startsAt',
      'endsAt',
      'alternationId',
      'roomId',
      'startsOn',
      'endsOn',
    ])
    .where('sourceKey', 'is not', null)
    .execute()
  const bySource = keyed(kept, (slot) => slot.sourceKey)
  const startsOn = kept.length === 0 ? school.startsOn : from
  const fresh = []
  const changed = []
  const teachers: { slotId: string; teacherId: string }[] = []
  const seen = new Set<string>()
  for (const [sourceKey, slot] of keyedSlots(file.slots)) {
    const groupId = groups.idOf(slot.audience)
    const subjectId = subjects.get(slot.subjectCode)
    const alternationId = alternations.get(slot.alternationCode)
    if (!groupId || !subjectId || !alternationId) continue
    const row = {
      groupId,
      subjectId,
      modality: slot.modality ?? null,
      day: slot.day,
      startsAt: slot.startsAt,
      endsAt: endOf(slot),
      alternationId,
      roomId: rooms.get(slot.roomCode ?? '') ?? null,
      endsOn: null,
    }
    const known = bySource.get(sourceKey)
    const id = known?.id ?? crypto.randomUUID()
    seen.add(id)
    const ids = slot.teachers.map((ref) => staff(ref, 'emp-sts')).filter((found) => found !== undefined)
    teachers.push(...ids.map((teacherId) => ({ slotId: id, teacherId })))
    if (!known) fresh.push({ id, sourceKey, startsOn, ...row })
    else if (!isSame(known, row)) changed.push({ id, ...row })
    else continue
    note(plan, 'slot', id, known ? 'updated' : 'created')
  }
  await insertAll(db, 'slot', fresh)
  await updateAll(db, 'slot', changed)
  const gone = kept.filter((slot) => !slot.endsOn && !seen.has(slot.id))
  await updateAll(
    db,
    'slot',
    gone.map(({ id, startsOn: began }) => ({ id, endsOn: later(began, today) })),
  )
  for (const { id } of gone) note(plan, 'slot', id, 'ended')
  await saveTeachersOfSlots(plan, teachers, seen)
}

function endOf({ startsAt, minutes }: SlotRow): string {
  const end = Number(startsAt.slice(0, 2)) * 60 + Number(startsAt.slice(3)) + minutes
  return `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`
}

/** A slot keeps its key when its room, its length or its teacher changes; two at once for one audience are numbered. */
function keyedSlots(slots: SlotRow[]): [string, SlotRow][] {
  const keyOf = (slot: SlotRow) =>
    [
      slot.audience.kind,
      slot.audience.code,
      slot.subjectCode,
      slot.modality ?? '',
      slot.day,
      slot.startsAt,
      slot.alternationCode,
    ].join('|')
  return [...grouped(slots, keyOf)].flatMap(([key, same]) =>
    same
      .toSorted((one, other) => (one.roomCode ?? '').localeCompare(other.roomCode ?? ''))
      .map((slot, index): [string, SlotRow] => [index === 0 ? key : `${key}|${index + 1}`, slot]),
  )
}

async function saveTeachersOfSlots(plan: Plan, teachers: { slotId: string; teacherId: string }[], seen: Set<string>) {
  const { db } = plan
  const kept = await db.selectFrom('slotTeacher').select(['slotId', 'teacherId']).execute()
  const keyOf = (pair: { slotId: string; teacherId: string }) => `${pair.slotId} ${pair.teacherId}`
  const held = new Set(kept.map(keyOf))
  const wanted = new Set(teachers.map(keyOf))
  const fresh = teachers.filter((pair) => !held.has(keyOf(pair)))
  const gone = kept.filter((pair) => seen.has(pair.slotId) && !wanted.has(keyOf(pair)))
  await insertAll(db, 'slotTeacher', fresh)
  if (gone.length > 0)
    await sql`
      delete from slot_teacher as kept
      using json_to_recordset(${JSON.stringify(gone)}::json) as given("slotId" uuid, "teacherId" uuid)
      where kept.slot_id = given."slotId" and kept.teacher_id = given."teacherId"`.execute(db)
  for (const { slotId } of [...fresh, ...gone]) note(plan, 'slot', slotId, 'updated')
}

async function saveRooms({ db }: Plan, codes: string[]): Promise<Map<string, string>> {
  await insertAll(
    db,
    'room',
    codes.map((code) => ({ code })),
  )
  const rooms = await db.selectFrom('room').select(['id', 'code']).execute()
  return new Map(rooms.map(({ code, id }) => [code, id]))
}

/** Alternations and the weeks of the year: their Mondays, as the file lists them, are the truth. */
async function saveAlternations({ db }: Plan, rows: AlternationRow[]): Promise<Map<string, string>> {
  const kinds = weekKinds(rows)
  const kept = keyed(
    await db.selectFrom('alternation').select(['id', 'code', 'name', 'weekKind']).execute(),
    (row) => row.code,
  )
  const fresh = []
  const changed = []
  const weeks: { alternationId: string; monday: string }[] = []
  const ids = new Map<string, string>()
  for (const { code, label, mondays } of rows) {
    const known = kept.get(code)
    const row = { name: label, weekKind: kinds.get(code) ?? null }
    const id = known?.id ?? crypto.randomUUID()
    ids.set(code, id)
    if (!known) fresh.push({ id, code, ...row })
    else if (!isSame(known, row)) changed.push({ id, ...row })
    weeks.push(...mondays.map((monday) => ({ alternationId: id, monday })))
  }
  await insertAll(db, 'alternation', fresh)
  await updateAll(db, 'alternation', changed)
  await insertAll(db, 'alternationWeek', weeks)
  await sql`
    delete from alternation_week as kept where alternation_id = any(${[...ids.values()]}::uuid[])
    and not exists (
      select 1 from json_to_recordset(${JSON.stringify(weeks)}::json) as week("alternationId" uuid, monday date)
      where week."alternationId" = kept.alternation_id and week.monday = kept.monday
    )`.execute(db)
  await saveWeeks(db, rows, kinds)
  return ids
}

async function saveWeeks(db: Plan['db'], rows: AlternationRow[], kinds: ReturnType<typeof weekKinds>) {
  const weeks = new Map<string, 'A' | 'B' | null>()
  for (const { code, mondays } of rows)
    for (const monday of mondays) weeks.set(monday, kinds.get(code) ?? weeks.get(monday) ?? null)
  const list = [...weeks].map(([monday, weekKind]) => ({ monday, weekKind }))
  await sql`
    insert into school_week (monday, week_kind)
    select monday, "weekKind" from json_to_recordset(${JSON.stringify(list)}::json) as week(monday date, "weekKind" week_kind)
    on conflict (monday) do update set week_kind = excluded.week_kind`.execute(db)
  await sql`delete from school_week where monday <> all(${[...weeks.keys()]}::date[])`.execute(db)
}
