import { foldedName } from '@preau/domain/name'
import type { StaffRef, StaffRow } from '@preau/domain/school-file'
import type { Groups } from './groups.ts'
import { fileOf, keyed, note, type Plan } from './plan.ts'
import { saveFormTeachers, saveTeachings, type WantedTeaching } from './teachings.ts'
import { insertAll, isSame, updateAll } from './write.ts'

/** Finds the account of a person of STS; one nobody announced is a doubt. */
export type StaffIds = (ref: StaffRef, kind: 'sts-emp' | 'emp-sts') => string | undefined

const keyOf = ({ stsType, stsId }: { stsType: string | null; stsId: string | null }) => `${stsType} ${stsId}`

/** STS's staff: (TYPE, ID) is the key; whoever is not in the list any more has left. */
export async function saveStaff(plan: Plan): Promise<StaffIds> {
  const { db, today } = plan
  const known = await db
    .selectFrom('account')
    .select([
      'id',
      'role',
      'stsType',
      'stsId',
      'civility',
      'familyName',
      'givenName',
      'foldedName',
      'staffFunction',
      'leftOn',
    ])
    .where('stsId', 'is not', null)
    .execute()
  const file = fileOf(plan, 'sts-emp')
  const ids = new Map(known.map((person) => [keyOf(person), person.id]))
  if (file) {
    const byKey = keyed(known, keyOf)
    const fresh = []
    const changed = []
    for (const row of file.staff) {
      const person = byKey.get(keyOf(row))
      const wanted = wantedPerson(row)
      const id = person?.id ?? crypto.randomUUID()
      ids.set(keyOf(row), id)
      if (!person) fresh.push({ id, isInstitution: false, stsType: row.stsType, stsId: row.stsId, ...wanted })
      else if (!isSame(person, wanted)) changed.push({ id, ...wanted })
      else continue
      note(plan, 'person', id, person ? 'updated' : 'created')
    }
    await insertAll(db, 'account', fresh)
    await updateAll(db, 'account', changed)
    const present = new Set(file.staff.map(keyOf))
    const gone = known.filter((person) => !person.leftOn && !present.has(keyOf(person)))
    await updateAll(
      db,
      'account',
      gone.map(({ id }) => ({ id, leftOn: today })),
    )
    for (const { id } of gone) note(plan, 'person', id, 'ended')
  }
  return (ref, kind) => {
    const id = ids.get(keyOf(ref))
    const key = `${kind}:${keyOf(ref)}`
    if (!id && !plan.doubts.some((doubt) => doubt.key === key))
      plan.doubts.push({
        kind: 'unmatched',
        key,
        who: `Enseignant ${ref.stsType} ${ref.stsId}`,
        reason: 'Il a des cours, mais il n’est pas dans la liste des personnels. Donnez le fichier sts_emp à jour.',
      })
    return id
  }
}

/** Heads open the school's own app; librarian and CPE the teachers'. */
function wantedPerson(row: StaffRow) {
  return {
    role: row.staffFunction === 'DIR' ? ('admin' as const) : ('teacher' as const),
    civility: row.civility ?? null,
    familyName: row.familyName,
    givenName: row.givenName,
    foldedName: foldedName(row),
    staffFunction: row.staffFunction ?? null,
    leftOn: null,
  }
}

/** Who teaches what to whom. STS decides; the timetable adds whoever it shows in front of pupils. */
export async function saveStsTeachings(plan: Plan, groups: Groups, subjects: Map<string, string>, staff: StaffIds) {
  const wanted: WantedTeaching[] = []
  for (const kind of ['sts-emp', 'emp-sts'] as const) {
    for (const { audience, subjectCode, modality, teachers } of fileOf(plan, kind)?.teachings ?? []) {
      const groupId = groups.idOf(audience)
      const subjectId = subjects.get(subjectCode)
      if (!groupId || !subjectId) continue
      for (const ref of teachers) {
        const teacherId = staff(ref, kind)
        if (teacherId) wanted.push({ teacherId, groupId, subjectId, modality: modality ?? null })
      }
    }
  }
  const file = fileOf(plan, 'sts-emp')
  if (file || wanted.length > 0) await saveTeachings(plan, wanted, file ? 'sts' : 'none')
  if (!file) return
  const pairs = file.staff.flatMap((row) =>
    row.formTeacherOf.map((code) => ({
      groupId: groups.idOf({ kind: 'division', code }),
      teacherId: staff(row, 'sts-emp'),
    })),
  )
  await saveFormTeachers(plan, pairs)
}
