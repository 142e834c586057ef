import { dayOf } from '@preau/domain/day'
import type { Mistake, SchoolFile } from '@preau/domain/school-file'
import { sql } from 'kysely'
import type { Database, Db } from '../database.ts'
import { endWithGroups, saveGroups } from './groups.ts'
import { type GivenIdentity, lockImports, settleSchool } from './identity.ts'
import { saveSubjects } from './nomenclature.ts'
import { saveOndeParents } from './onde-parents.ts'
import { saveOndeTeachers } from './onde-teachers.ts'
import { saveSiecleParents } from './parents.ts'
import { later, type Plan, RefusedImport } from './plan.ts'
import { type ImportReport, reportOn } from './report.ts'
import { saveStaff, saveStsTeachings } from './staff.ts'
import { saveStudents } from './students.ts'
import { saveTimetable } from './timetable.ts'
import { insertAll } from './write.ts'

export type ImportOptions = {
  now: Date
  acceptDepartures?: boolean
  /** What ONDE's files do not say. */
  identity?: GivenIdentity
  /** Everything is done, counted, and undone. */
  dryRun?: boolean
}

class Undo extends Error {
  readonly report: ImportReport
  constructor(report: ImportReport) {
    super('dry run')
    this.report = report
  }
}

/** All the files or none, in one transaction; the same files twice change nothing. */
export async function applySchoolFiles(
  db: Database['db'],
  files: SchoolFile[],
  options: ImportOptions,
): Promise<ImportReport> {
  try {
    return await db.transaction().execute(async (trx) => {
      const report = await apply(trx, files, options)
      if (options.dryRun) throw new Undo(report)
      return report
    })
  } catch (error) {
    if (error instanceof Undo) return error.report
    if (error instanceof RefusedImport) return await refusedReport(db, error.mistakes, options.now)
    throw error
  }
}

/** The report of an import that did not take place: the school as it was, and why. */
export async function refusedReport(db: Db, refused: Mistake[], now: Date): Promise<ImportReport> {
  return { ...(await reportOn(db, dayOf(now))), refused }
}

async function apply(
  db: Db,
  given: SchoolFile[],
  { now, identity, acceptDepartures = false }: ImportOptions,
): Promise<ImportReport> {
  await lockImports(db)
  const files = onePerKind(given)
  const school = await settleSchool(db, files, identity ?? {})
  const today = dayOf(now)
  const from = later(today, school.startsOn)
  const plan: Plan = { db, files, today, from, school, acceptDepartures, doubts: [], changes: new Map() }
  const subjects = await saveSubjects(plan)
  const groups = await saveGroups(plan)
  await saveStudents(plan, groups)
  await saveSiecleParents(plan)
  await saveOndeParents(plan)
  const staff = await saveStaff(plan)
  await saveStsTeachings(plan, groups, subjects, staff)
  await saveOndeTeachers(plan, groups)
  await saveTimetable(plan, groups, subjects, staff)
  await endWithGroups(plan, groups)
  await saveDoubts(plan, now)
  await tellOpenScreens(plan)
  const report = { ...(await reportOn(db, today)), changes: countChanges(plan) }
  await log(plan, report, now)
  return report
}

function onePerKind(files: SchoolFile[]): SchoolFile[] {
  const kept = new Map<string, SchoolFile>()
  for (const file of files) {
    const known = kept.get(file.kind)
    if (known && JSON.stringify({ ...known, file: '' }) !== JSON.stringify({ ...file, file: '' }))
      throw new RefusedImport([
        {
          file: file.file,
          where: 'fichier',
          reason: `Ce fichier est du même genre que ${known.file}, et dit autre chose. Gardez le plus récent.`,
        },
      ])
    kept.set(file.kind, known ?? file)
  }
  return [...kept.values()]
}

/** What these kinds of files doubted before and no longer do is settled. */
async function saveDoubts({ db, files, doubts }: Plan, now: Date) {
  const kinds = [...files.map(({ kind }) => kind)]
  const keys = doubts.map(({ key }) => key)
  await sql`
    delete from import_doubt
    where split_part(key, ':', 1) = any(${kinds}) and key <> all(${keys})`.execute(db)
  await insertAll(
    db,
    'importDoubt',
    doubts.map((doubt) => ({ ...doubt, seenAt: now })),
  )
}

/** A right lost is lost at once: whoever has a screen open is asked to look again. */
async function tellOpenScreens({ db, changes }: Plan) {
  const ids = [...changes].flatMap(([key, change]) => {
    const [noun, ...rest] = key.split(' ')
    if (change === 'created' && noun === 'person') return []
    return noun === 'person' || noun === 'link' ? rest : []
  })
  if (ids.length === 0) return
  await sql`
    select pg_notify('live', json_build_object('kind', 'rights', 'id', id)::text)
    from unnest(${[...new Set(ids)]}::text[]) as id`.execute(db)
}

function countChanges({ changes }: Plan): ImportReport['changes'] {
  const counts = { created: 0, updated: 0, ended: 0 }
  for (const change of changes.values()) counts[change] += 1
  return counts
}

/** Counts, never names. */
async function log({ db, files }: Plan, { doubts, refused: _, ...report }: ImportReport, now: Date) {
  const read = files.map(({ kind, exportedOn }) => ({ kind, exportedOn }))
  await db
    .insertInto('schoolImport')
    .values({
      appliedAt: now,
      files: JSON.stringify(read),
      report: JSON.stringify({ ...report, doubts: doubts.length }),
    })
    .execute()
}
