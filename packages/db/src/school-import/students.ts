import { foldedName } from '@preau/domain/name'
import { refuseDepartures } from './departures.ts'
import { listEnrolments, type Places, saveEnrolments } from './enrolments.ts'
import type { Groups } from './groups.ts'
import { matchStudents, sortOut } from './match-students.ts'
import { levelNames } from './nomenclature.ts'
import { fileOf, note, type Plan } from './plan.ts'
import { insertAll, isSame, updateAll } from './write.ts'

/** Pupils come, change, wait for a class and leave; one the file forgets has left today. */
export async function saveStudents(plan: Plan, groups: Groups): Promise<void> {
  const file = fileOf(plan, 'siecle-students') ?? fileOf(plan, 'onde-students')
  if (!file) return
  const source = file.kind === 'siecle-students' ? 'siecle' : 'onde'
  const { rows, doubts } = sortOut(file.students, source)
  plan.doubts.push(...doubts)
  const known = await listStudents(plan)
  const matches = matchStudents(known, rows)
  const isGone = ({ leftOn }: { leftOn?: string | null }) => Boolean(leftOn && leftOn <= plan.today)
  const found = new Set(matches.values())
  const forgotten = known.filter(
    (student) =>
      (source === 'siecle' ? student.siecleStudentId : student.ondeKey) && !isGone(student) && !found.has(student),
  )
  const open = await listEnrolments(plan)
  refuseDepartures(plan, file.file, { present: known.filter((student) => !isGone(student)), matches, open, isGone })

  const { db, today } = plan
  const levelOf = levelNames(plan)
  const claimed = new Set(rows.map((row) => row.ine))
  const fresh = []
  const changed = []
  const places: Places = new Map()
  for (const row of rows) {
    const student = matches.get(row)
    const wanted = {
      familyName: row.familyName,
      usageName: row.usageName ?? null,
      givenName: row.givenName,
      foldedName: foldedName(row),
      birthOn: row.birthOn,
      level: levelOf(row.mef) ?? row.level ?? student?.level ?? null,
      // Silence takes nothing back, unless the number is given to somebody else.
      ine: row.ine ?? (student?.ine && !claimed.has(student.ine) ? student.ine : null),
      enteredOn: row.enteredOn ?? student?.enteredOn ?? null,
      leftOn: row.leftOn ?? null,
      siecleStudentId: row.eleveId ?? student?.siecleStudentId ?? null,
      email: row.email ?? student?.email ?? null,
    }
    const id = student?.id ?? crypto.randomUUID()
    places.set(id, { row: isGone(wanted) ? undefined : row, isNew: !student })
    const ondeKey = source === 'onde' ? `student:${id}` : null
    if (!student) fresh.push({ id, role: 'student' as const, ondeKey, isInstitution: false, ...wanted })
    else if (!isSame(student, wanted)) changed.push({ id, ...wanted })
    else continue
    const hasLeft = student && isGone(wanted) && !isGone(student)
    note(plan, 'person', id, student ? (hasLeft ? 'ended' : 'updated') : 'created')
  }
  await freeNumbers(plan, fresh, changed)
  await insertAll(db, 'account', fresh)
  await updateAll(db, 'account', changed)
  await updateAll(
    db,
    'account',
    forgotten.map(({ id }) => ({ id, leftOn: today })),
  )
  for (const { id } of forgotten) {
    note(plan, 'person', id, 'ended')
    places.set(id, { isNew: false })
  }
  await saveEnrolments(plan, groups, places, open)
}

async function listStudents({ db }: Plan) {
  return await db
    .selectFrom('account')
    .select([
      'id',
      'familyName',
      'usageName',
      'givenName',
      'foldedName',
      'birthOn',
      'level',
      'ine',
      'enteredOn',
      'leftOn',
      'siecleStudentId',
      'ondeKey',
      'email',
    ])
    .where('role', '=', 'student')
    .execute()
}
type Numbered = { id: string; ine: string | null }

/** An INE may pass from one pupil to another: whoever loses theirs lets go of it first. */
async function freeNumbers({ db }: Plan, fresh: Numbered[], changed: Numbered[]) {
  const moved = [...fresh, ...changed].map(({ ine }) => ine).filter((ine) => ine !== null)
  if (moved.length === 0) return
  const holders = await db.selectFrom('account').select(['id', 'ine']).where('ine', 'in', moved).execute()
  const wanted = new Map([...fresh, ...changed].map(({ id, ine }) => [id, ine]))
  const losers = holders.filter(({ id, ine }) => wanted.get(id) !== ine).map(({ id }) => id)
  if (losers.length > 0) await db.updateTable('account').set({ ine: null }).where('id', 'in', losers).execute()
}
