import { sql } from 'kysely'
import { note, type Plan } from './plan.ts'
import { insertAll } from './write.ts'

export type WantedTeaching = { teacherId: string; groupId: string; subjectId: string | null; modality: string | null }

/** `source` says whose list this is, hence whose teachings end by being absent from it. */
export async function saveTeachings(plan: Plan, wanted: WantedTeaching[], source: 'sts' | 'onde' | 'none') {
  const { db, today, from, school } = plan
  const open = await db
    .selectFrom('teaching')
    .innerJoin('account as teacher', 'teacher.id', 'teaching.teacherId')
    .select(['teaching.id', 'teacherId', 'groupId', 'subjectId', 'modality', 'startsOn', 'stsId', 'ondeKey'])
    .where('endsOn', 'is', null)
    .execute()
  const keyOf = (row: WantedTeaching) => [row.teacherId, row.groupId, row.subjectId, row.modality].join(' ')
  const held = new Set(open.map(keyOf))
  const startsOn = held.size === 0 ? school.startsOn : from
  const fresh = new Map(
    wanted.filter((row) => !held.has(keyOf(row))).map((row) => [keyOf(row), { ...row, startsOn, endsOn: null }]),
  )
  await insertAll(db, 'teaching', [...fresh.values()])
  // Ended and begun again on one day: that row is open again.
  await sql`
    update teaching set ends_on = null
    from json_to_recordset(${JSON.stringify([...fresh.values()])}::json)
      as given("teacherId" uuid, "groupId" uuid, "subjectId" uuid, modality text, "startsOn" date)
    where teacher_id = given."teacherId" and group_id = given."groupId" and starts_on = given."startsOn"
      and subject_id is not distinct from given."subjectId" and teaching.modality is not distinct from given.modality
      and ends_on is not null`.execute(db)
  for (const { teacherId } of fresh.values()) note(plan, 'person', teacherId, 'updated')
  if (source === 'none') return
  const kept = new Set(wanted.map(keyOf))
  const taught = await listTaught(plan)
  const gone = open.filter(
    (row) =>
      (source === 'sts' ? row.stsId : row.ondeKey) !== null &&
      !kept.has(keyOf(row)) &&
      !taught.has(`${row.teacherId} ${row.groupId} ${row.subjectId}`),
  )
  if (gone.length === 0) return
  await db
    .updateTable('teaching')
    .set({ endsOn: sql`greatest(starts_on, ${today}::date)` })
    .where(
      'id',
      'in',
      gone.map(({ id }) => id),
    )
    .execute()
  for (const { teacherId } of gone) note(plan, 'person', teacherId, 'updated')
}

/** Lessons still in the timetable of somebody still here: their teacher keeps the class. */
async function listTaught({ db, files }: Plan): Promise<Set<string>> {
  // A new timetable comes with its own services: the old slots prove nothing.
  if (files.some(({ kind }) => kind === 'emp-sts')) return new Set()
  const rows = await db
    .selectFrom('slot')
    .innerJoin('slotTeacher', 'slotTeacher.slotId', 'slot.id')
    .innerJoin('account as teacher', 'teacher.id', 'slotTeacher.teacherId')
    .select(['slotTeacher.teacherId', 'slot.groupId', 'slot.subjectId'])
    .where('slot.endsOn', 'is', null)
    .where('teacher.leftOn', 'is', null)
    .execute()
  return new Set(rows.map((row) => `${row.teacherId} ${row.groupId} ${row.subjectId}`))
}

type Pair = { groupId: string | undefined; teacherId: string | undefined }

export async function saveFormTeachers({ db }: Plan, pairs: Pair[]) {
  const known = pairs.flatMap(({ groupId, teacherId }) => (groupId && teacherId ? [{ groupId, teacherId }] : []))
  await sql`
    delete from form_teacher as kept using account as teacher
    where teacher.id = kept.teacher_id and (teacher.sts_id is not null or teacher.onde_key is not null)
    and not exists (
      select 1 from json_to_recordset(${JSON.stringify(known)}::json) as pair("groupId" uuid, "teacherId" uuid)
      where pair."groupId" = kept.group_id and pair."teacherId" = kept.teacher_id
    )`.execute(db)
  await insertAll(db, 'formTeacher', known)
}
