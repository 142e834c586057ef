import type { Mistake, SchoolKind } from '@preau/domain/school-file'
import { sql } from 'kysely'
import type { Db } from '../database.ts'
import { findSchool } from './identity.ts'
import type { Change, DoubtKind } from './plan.ts'
import { everyWeek } from './week-kinds.ts'

/** What an import answers: the school as it is after, what was refused, what waits for a decision, what changed. */
export interface ImportReport {
  school: { uai: string; name: string; kind: SchoolKind } | null
  divisions: number
  groups: number
  students: { active: number; waiting: number; left: number; withoutIne: number }
  memberships: number
  parents: { accounts: number; legalLinks: number; inChargeLinks: number; contactLinks: number }
  staff: { total: number; teachers: number }
  services: number
  slots: { total: number; weekly: number; weekA: number; weekB: number }
  refused: Mistake[]
  doubts: { kind: DoubtKind; who: string; reason: string }[]
  changes: Record<Change, number>
}

type Counts = Record<
  | 'divisions'
  | 'groups'
  | 'active'
  | 'waiting'
  | 'left'
  | 'withoutIne'
  | 'memberships'
  | 'parents'
  | 'legal'
  | 'inCharge'
  | 'contact'
  | 'staff'
  | 'teachers'
  | 'services'
  | 'slots'
  | 'weekly'
  | 'weekA'
  | 'weekB',
  number
>

/** The school in numbers. A left pupil keeps their links: they are counted, their parents are not. */
async function countAll(db: Db, today: string): Promise<Counts> {
  const { rows } = await sql<Counts>`
    with student as materialized (
      select account.id, ine, coalesce(left_on <= ${today}, false) as gone, bool_or(kind = 'division') as placed,
        count(*) filter (where kind = 'group') as memberships
      from account
      left join enrolment on student_id = account.id and ends_on is null
      left join teaching_group on teaching_group.id = group_id
      where role = 'student' group by account.id
    ), active as (select * from student where placed and not gone),
    staff as (
      select distinct on (coalesce(sts_type || sts_id, split_part(onde_key, ':', 2))) role, staff_function
      from account
      where role in ('teacher', 'admin') and (sts_id is not null or onde_key is not null)
        and (left_on is null or left_on > ${today})
      order by coalesce(sts_type || sts_id, split_part(onde_key, ':', 2)), role = 'teacher' desc
    ), link as (select * from guardianship where ends_on is null),
    current as (
      select week_kind, (select count(*) from alternation_week where alternation_id = alternation.id) as weeks
      from slot join alternation on alternation.id = alternation_id where ends_on is null
    ), year as (select count(distinct monday) as weeks from alternation_week)
    select
      (select count(*) from teaching_group where kind = 'division' and ended_on is null) as divisions,
      (select count(*) from teaching_group where kind = 'group' and ended_on is null) as groups,
      (select count(*) from active) as active,
      (select count(*) from student where not gone and placed is not true) as waiting,
      (select count(*) from student where gone) as "left",
      (select count(*) from active where ine is null) as "withoutIne",
      (select coalesce(sum(memberships), 0)::bigint from active) as memberships,
      (select count(distinct parent_id) from link join active on active.id = student_id where level = 'legal') as parents,
      (select count(*) from link where level = 'legal') as legal,
      (select count(*) from link where level = 'in_charge') as "inCharge",
      (select count(*) from link where level = 'contact') as contact,
      (select count(*) from staff) as staff,
      (select count(*) from staff where role = 'teacher' and staff_function = 'ENS') as teachers,
      (select count(*) from (
        select distinct group_id, subject_id, modality from teaching where ends_on is null and subject_id is not null
      ) as service) as services,
      (select count(*) from current) as slots,
      (select count(*) from current, year where week_kind is null and current.weeks >= least(${everyWeek}, year.weeks)) as weekly,
      (select count(*) from current where week_kind = 'A') as "weekA",
      (select count(*) from current where week_kind = 'B') as "weekB"`.execute(db)
  const [counts] = rows
  if (!counts) throw new Error('a select without from gives one row')
  return counts
}

/** The school as the database holds it now. */
export async function reportOn(db: Db, today: string): Promise<ImportReport> {
  const school = await findSchool(db)
  const counts = await countAll(db, today)
  const doubts = await db
    .selectFrom('importDoubt')
    .select(['kind', 'who', 'reason'])
    .orderBy('kind')
    .orderBy('key')
    .execute()
  return {
    school: school ? { uai: school.uai, name: school.name, kind: school.kind } : null,
    divisions: counts.divisions,
    groups: counts.groups,
    students: {
      active: counts.active,
      waiting: counts.waiting,
      left: counts.left,
      withoutIne: counts.withoutIne,
    },
    memberships: counts.memberships,
    parents: {
      accounts: counts.parents,
      legalLinks: counts.legal,
      inChargeLinks: counts.inCharge,
      contactLinks: counts.contact,
    },
    staff: { total: counts.staff, teachers: counts.teachers },
    services: counts.services,
    slots: { total: counts.slots, weekly: counts.weekly, weekA: counts.weekA, weekB: counts.weekB },
    refused: [],
    doubts: doubts.flatMap(({ kind, who, reason }) => (isDoubtKind(kind) ? [{ kind, who, reason }] : [])),
    changes: { created: 0, updated: 0, ended: 0 },
  }
}

const isDoubtKind = (kind: string): kind is DoubtKind =>
  kind === 'duplicate' || kind === 'homonym' || kind === 'unmatched'
