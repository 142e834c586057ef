import type { Kinship, LinkLevel } from '@preau/domain/school-file'
import { sql } from 'kysely'
import { later, note, type Plan } from './plan.ts'
import { insertAll } from './write.ts'

export type WantedLink = { studentId: string; parentId: string; level: LinkLevel; kinship: Kinship | null }

/**
 * Who answers for whom, as the file says today: a link it no longer holds is ended, not erased. What a person decided
 * of a parent's access is left alone; a parent who becomes legal gets it.
 */
export async function saveLinks(plan: Plan, wanted: WantedLink[], source: 'siecle' | 'onde'): Promise<void> {
  const { db, today, from, school } = plan
  const kept = await db
    .selectFrom('guardianship')
    .innerJoin('account as parent', 'parent.id', 'guardianship.parentId')
    .select(['studentId', 'parentId', 'guardianship.level', 'kinship', 'access', 'startsOn', 'endsOn'])
    .where(source === 'siecle' ? 'parent.sieclePersonId' : 'parent.ondeKey', 'is not', null)
    .execute()
  const keyOf = (link: { studentId: string; parentId: string }) => `${link.studentId} ${link.parentId}`
  const known = new Map(kept.map((link) => [keyOf(link), link]))
  const isFirst = kept.length === 0
  const fresh = []
  const changed = []
  const seen = new Set<string>()
  for (const link of wanted) {
    const key = keyOf(link)
    if (seen.has(key)) continue
    seen.add(key)
    const before = known.get(key)
    if (!before) {
      const access: 'full' | 'none' = link.level === 'legal' ? 'full' : 'none'
      fresh.push({ ...link, access, startsOn: isFirst ? school.startsOn : from, endsOn: null })
      note(plan, 'link', key, 'created')
    } else if (before.endsOn || before.level !== link.level || before.kinship !== link.kinship) {
      const becomesLegal = link.level === 'legal' && before.level !== 'legal' && before.access === 'none'
      changed.push({ ...link, access: becomesLegal ? 'full' : before.access, endsOn: null })
      note(plan, 'link', key, 'updated')
    }
  }
  for (const link of kept) {
    if (link.endsOn || seen.has(keyOf(link))) continue
    const { studentId, parentId, level, kinship, access, startsOn } = link
    changed.push({ studentId, parentId, level, kinship, access, endsOn: later(startsOn, today) })
    note(plan, 'link', keyOf(link), 'ended')
  }
  await insertAll(db, 'guardianship', fresh)
  if (changed.length === 0) return
  await sql`
    update guardianship as kept
    set level = given.level, kinship = given.kinship, access = given.access, ends_on = given."endsOn"
    from json_to_recordset(${JSON.stringify(changed)}::json) as given(
      "studentId" uuid, "parentId" uuid, level guardianship_level, kinship text, access guardianship_access, "endsOn" date
    )
    where kept.student_id = given."studentId" and kept.parent_id = given."parentId"`.execute(db)
}
