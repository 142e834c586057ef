import { openDatabase } from '@preau/db/database'
import { EmbeddedFailure } from '@preau/db/embedded/failure'
import { applySchoolFiles, refusedReport } from '@preau/db/school-import/apply'
import { findSchool } from '@preau/db/school-import/identity'
import type { ImportReport } from '@preau/db/school-import/report'
import { Command, CommanderError } from 'commander'
import { openBase, prepare } from '../base.ts'
import { openLog } from '../log.ts'
import { databaseUrlOf, dataDirOf, Unusable } from '../settings.ts'
import { completeIdentity, type IdentityOptions, onTerminal, readIdentity } from './identity.ts'
import { bringFiles, readFiles, Usage } from './import.ts'
import { summary } from './summary.ts'

const say = (sentence: string) => process.stderr.write(`${sentence}\n`)

type ImportFlags = IdentityOptions & { dryRun?: boolean; json?: boolean; acceptDepartures?: boolean }

async function runImport(paths: string[], flags: ImportFlags): Promise<void> {
  const given = readIdentity(flags, say)
  const brought = await bringFiles(paths)
  say(brought.length > 1 ? `Lecture de ${brought.length} fichiers…` : 'Lecture du fichier…')
  const read = await readFiles(brought)
  const report = await withDatabase(async ({ db }): Promise<ImportReport> => {
    const now = new Date()
    if (read.mistakes.length > 0) return await refusedReport(db, read.mistakes, now)
    const isKnown = (await findSchool(db)) !== undefined
    const identity = isKnown ? given : await onTerminal((ask) => completeIdentity(read.files, given, ask))
    say(flags.dryRun ? 'Essai d’import…' : 'Import…')
    return await applySchoolFiles(db, read.files, {
      now,
      identity,
      dryRun: flags.dryRun,
      acceptDepartures: flags.acceptDepartures,
    })
  })
  process.stdout.write(`${flags.json ? JSON.stringify(report) : summary(report, flags.dryRun ?? false)}\n`)
  process.exitCode = report.refused.length > 0 ? 1 : 0
}

/** The school's base, brought up to date; the PostgreSQL that comes along is stopped when this command started it. */
async function withDatabase<Result>(work: (database: ReturnType<typeof openDatabase>) => Promise<Result>) {
  const base = await openBase({
    databaseUrl: databaseUrlOf(process.env),
    dataDir: dataDirOf(process.env),
    say,
    logger: openLog(),
  })
  const database = openDatabase(base.url)
  try {
    await prepare(database)
    return await work(database)
  } finally {
    await database.close()
    await base.stop()
  }
}

const program = new Command('preau').description('Préau, en ligne de commande').exitOverride().showHelpAfterError()
program
  .command('import')
  .description(
    'Faire entrer les exports de SIECLE, STS-web, EDT ou ONDE ; les mêmes fichiers deux fois ne changent rien',
  )
  .argument('<fichiers...>', 'exports XML, CSV ou zip : leur nom ne compte pas')
  .option('--dry-run', 'tout vérifier et compter, ne rien enregistrer')
  .option('--json', 'répondre par un objet JSON sur la sortie standard')
  .option('--accept-departures', 'accepter qu’un fichier retire plus de 20 % des élèves')
  .option('--uai <code>', 'code UAI de l’établissement (ONDE ne le dit pas)')
  .option('--name <nom>', 'nom de l’établissement')
  .option('--kind <genre>', 'college ou elementary')
  .option('--year <année>', 'année de la rentrée : 2026 pour 2026-2027')
  .action(runImport)

try {
  await program.parseAsync()
} catch (cause) {
  if (cause instanceof CommanderError) process.exitCode = cause.exitCode === 0 ? 0 : 2
  else if (cause instanceof Usage || cause instanceof Unusable || cause instanceof EmbeddedFailure) {
    say(cause.message)
    process.exitCode = 2
  } else throw cause
}
