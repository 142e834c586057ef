import { fileURLToPath } from 'node:url'
import type { School } from '@preau/api/school'
import { findDemoFamily, isDemoTold, listTeacherIds, listTeachersOf } from '@preau/db/demo-cast'
import { findSchool } from '@preau/db/school-import/identity'
import { dayOf } from '@preau/domain/day'
import { hasSchool } from '../base.ts'
import { isSample } from '../clock.ts'
import { castDemo, demoPassword, letPlayersIn, type Player } from '../demo/cast.ts'
import { each } from '../demo/chance.ts'
import { tellCopies, tellTicks } from '../demo/copies.ts'
import { type Given, tellCollege, tellEcole, tellTonight } from '../demo/lessons.ts'
import { tellResources, tellTalk } from '../demo/talk-told.ts'
import type { Demo } from '../settings.ts'
import { bringFiles, importFiles } from './import.ts'

interface Options {
  school: Demo
  log: (sentence: string) => void
}

const sample = (path: string) => fileURLToPath(new URL(`../../samples/${path}`, import.meta.url))

const exports = {
  college: [
    'college/siecle/Nomenclature.xml',
    'college/siecle/Structures.xml',
    'college/siecle/ElevesAvecAdresses.xml',
    'college/siecle/ResponsablesAvecAdresses.xml',
    'college/sts/sts_emp_0920987Y_2026.xml',
    'college/sts/emp_sts_0920987Y_2026.xml',
  ],
  ecole: [
    'ecole/onde/eleves/CSVExtraction.csv',
    'ecole/onde/responsables/CSVExtraction.csv',
    'ecole/onde/enseignants/CSVExtraction.csv',
  ],
}

const ecole = {
  uai: '0920996H',
  name: 'École élémentaire Rouget de Lisle',
  kind: 'elementary',
  schoolYear: 2026,
} as const

async function bringSchoolIn(school: School, demo: 'college' | 'ecole') {
  const brought = await bringFiles(exports[demo].map(sample))
  const report = await importFiles(school.db, brought, {
    now: school.clock(),
    ...(demo === 'ecole' && { identity: ecole }),
  })
  const [refused] = report.refused
  if (refused) throw new Error(`${refused.file}, ${refused.where}: ${refused.reason}`)
  return report
}

/** A fortnight of lessons, work, copies and messages around today, told through the API itself. */
async function tell(school: School, demo: 'college' | 'ecole', family: NonNullable<Family>) {
  const now = school.clock()
  const today = dayOf(now)
  const teachers = await listTeacherIds(school.db)
  const given: Given[] = []
  await each(teachers, async (teacherId) => {
    const told = await (demo === 'college' ? tellCollege : tellEcole)({ school, teacherId, now, today })
    given.push(...told)
    await tellResources(school, teacherId, now)
  })
  await each(given, (work) => tellCopies(school, work, now))
  await tellTonight(school, family.studentId, now)
  await tellTicks(school, family.studentId, now)
  const [teacherId = ''] = await listTeachersOf(school.db, family.divisionId)
  await tellTalk(school, demo === 'college' ? 'college' : 'elementary', { ...family, teacherId }, now)
}

type Family = Awaited<ReturnType<typeof findDemoFamily>>

const wide = (text: string, width: number) => text.padEnd(width, ' ')

function welcome(players: Player[], school: School) {
  const name = Math.max(...players.map(({ username }) => username.length))
  const title = Math.max(...players.map((player) => player.title.length))
  return [
    ...(school.clockStopped ? ['L’horloge de la démonstration est arrêtée au lundi 23 novembre 2026, 10 h 20.'] : []),
    `Mot de passe de tous les comptes de démonstration : ${demoPassword}`,
    ...players.map((player) => `  ${wide(player.title, title)}  ${wide(player.username, name)}  ${player.name}`),
  ]
}

/** Somebody's own school, or an account that will bring it in: no invented work there, nor a password all know. */
async function isSomebodys({ db }: School) {
  const known = await findSchool(db)
  return known ? !isSample(known.uai) : await isDemoTold(db)
}

/** Brings the sample school in at the first start; answers the lines that tell who may sign in. */
export async function prepareDemo(school: School, { school: demo, log }: Options): Promise<string[]> {
  if (demo === 'empty' || (await isSomebodys(school))) return []
  if (!(await hasSchool(school))) {
    log('Import de l’école de démonstration…')
    const { school: known, students } = await bringSchoolIn(school, demo)
    log(`${known?.name ?? ''} : ${students.active} élèves.`)
  }
  const there = await findSchool(school.db)
  const told = there?.kind === 'elementary' ? 'ecole' : 'college'
  if (told !== demo)
    log(`Ce dossier contient déjà ${there?.name} : pour une autre école, donnez un autre PREAU_DATA_DIR.`)
  const family = await findDemoFamily(school.db)
  if (!family) return []
  const players = await castDemo(school, family)
  if (!(await isDemoTold(school.db))) {
    log('Écriture de deux semaines de cours, de devoirs et de messages…')
    await tell(school, told, family)
    await letPlayersIn(school, players, school.clock())
  }
  return welcome(players, school)
}
