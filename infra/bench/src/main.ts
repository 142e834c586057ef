import { rm } from 'node:fs/promises'
import { benchActions } from './actions.ts'
import { benchHome } from './home.ts'
import { benchImport } from './importing.ts'
import { openBenchSchool, postmasterOf } from './school.ts'
import { benchSizes } from './sizes.ts'
import { benchStart } from './starting.ts'

// `npm run bench -- [--json] [--without-start]`: figures, and the bars they are held to. It judges nothing.
const words = process.argv.slice(2)
const json = words.includes('--json')
const say = (sentence: string) => process.stderr.write(`${sentence}\n`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))

const bars = {
  'home.ratio': 0.4,
  'home.memoryMb.atStart': 200,
  'firstLoadKb.student': 140,
  'firstLoadKb.parent': 140,
  'import.ratio': 10,
}

say('Une école de démonstration se prépare…')
const school = await openBenchSchool()
const postmaster = await postmasterOf(school.url)
say('Accueil de l’élève, contre un serveur nu…')
const home = await benchHome(school, postmaster)
say('Gestes : millisecondes de processeur…')
const actions = await benchActions(school, postmaster)
say('Import, contre COPY…')
const imported = await benchImport(school)
await school.stop()
await rm(school.dataDir, { recursive: true, force: true })
const firstLoadKb = benchSizes()
if (!words.includes('--without-start')) say('npm start, d’un clone propre…')
const start = words.includes('--without-start') ? undefined : await benchStart()

const figures = { home, actions, import: imported, firstLoadKb, start, bars }
process.stdout.write(json ? `${JSON.stringify(figures)}\n` : `${JSON.stringify(figures, undefined, 2)}\n`)
