import { schoolYearSpan } from '@preau/domain/holidays'
import type { Mistake, SchoolFile, SchoolIdentity, SchoolKind } from '@preau/domain/school-file'
import { sql } from 'kysely'
import type { Db } from '../database.ts'
import { saveHolidays } from '../timetable/holidays.ts'
import { RefusedImport } from './plan.ts'

/** What the operator says of a school whose files are silent. */
export type GivenIdentity = Partial<SchoolIdentity>

export async function findSchool(db: Db) {
  return await db
    .selectFrom('school')
    .select(['uai', 'name', 'kind', 'zone', 'schoolYear', 'startsOn', 'endsOn'])
    .executeTakeFirst()
}

/** What a file says; ONDE names no school, but serves écoles only. */
function said(file: SchoolFile): GivenIdentity {
  return 'identity' in file ? file.identity : { kind: 'elementary' }
}

const kindNames: Record<SchoolKind, string> = { college: 'un collège', elementary: 'une école' }

function disagreement(known: GivenIdentity, here: GivenIdentity): string | undefined {
  if (known.uai && here.uai && known.uai !== here.uai)
    return `Le fichier est celui de l’établissement ${here.uai}, et non ${known.uai}. Prenez l’export du bon établissement.`
  if (known.schoolYear && here.schoolYear && known.schoolYear !== here.schoolYear)
    return `Le fichier est celui de l’année ${yearName(here.schoolYear)}, et non ${yearName(known.schoolYear)}. Prenez l’export de l’année en cours.`
  if (known.kind && here.kind && known.kind !== here.kind)
    return `Le fichier est celui d’${kindNames[here.kind]}, alors que l’établissement est ${kindNames[known.kind]}.`
  return undefined
}

const yearName = (year: number) => `${year}-${year + 1}`

/** The school in the database, made from the files when there is none. Refuses files of another school or year. */
export async function settleSchool(db: Db, files: SchoolFile[], given: GivenIdentity) {
  const school = await findSchool(db)
  const known: GivenIdentity = { ...school }
  const mistakes: Mistake[] = []
  const agree = (file: string, where: string, here: GivenIdentity) => {
    const reason = disagreement(known, here)
    if (reason) mistakes.push({ file, where, reason })
    known.uai ??= here.uai
    known.kind ??= here.kind
    known.schoolYear ??= here.schoolYear
  }
  agree('options', '--uai, --kind, --year', given)
  for (const file of files) agree(file.file, 'identity' in file ? 'PARAMETRES' : 'ligne 1', said(file))
  if (mistakes.length > 0) throw new RefusedImport(mistakes)

  const name = given.name ?? files.map((file) => said(file).name).find((found) => found !== undefined)
  if (school) {
    if (name && name !== school.name && isMakeshift(school.name)) await db.updateTable('school').set({ name }).execute()
    return school
  }
  const { uai, kind, schoolYear } = known
  if (!uai || !kind || !schoolYear)
    throw new RefusedImport([
      {
        file: files[0]?.file ?? '',
        where: 'établissement',
        reason: 'Ces fichiers ne nomment pas l’établissement : indiquez --uai, --name, --kind et --year.',
      },
    ])
  const fresh = {
    uai,
    kind,
    schoolYear,
    name: name ?? makeshift(kind, uai),
    zone: 'C' as const,
    ...schoolYearSpan(schoolYear),
  }
  await db.insertInto('school').values(fresh).execute()
  await saveHolidays(db, fresh.zone, schoolYear)
  return fresh
}

// Until a file or a person names it.
const makeshift = (kind: SchoolKind, uai: string) => `${kind === 'college' ? 'Collège' : 'École'} ${uai}`
const isMakeshift = (name: string) => /^(Collège|École) \d{7}[A-Z]$/.test(name)

/** One import at a time: a second one waits for the first to end. */
export async function lockImports(db: Db) {
  await sql`select pg_advisory_xact_lock(hashtext('school-import'))`.execute(db)
}
