import { createInterface } from 'node:readline/promises'
import type { GivenIdentity } from '@preau/db/school-import/identity'
import type { SchoolFile } from '@preau/domain/school-file'
import { hasRightLetter, readUai } from '@preau/domain/uai'
import { Usage } from './import.ts'

export type IdentityOptions = { uai?: string; name?: string; kind?: string; year?: string }

type Ask = (question: string) => Promise<string>

/** --uai --name --kind --year, checked. */
export function readIdentity(options: IdentityOptions, warn: (sentence: string) => void): GivenIdentity {
  const uai = options.uai === undefined ? undefined : readUai(options.uai)
  if (options.uai !== undefined && !uai) throw new Usage('--uai attend un code UAI : sept chiffres et une lettre.')
  if (uai && !hasRightLetter(uai)) warn(`La lettre du code ${uai} ne correspond pas à ses chiffres : vérifiez-le.`)
  const { kind } = options
  if (kind !== undefined && kind !== 'college' && kind !== 'elementary')
    throw new Usage('--kind attend college ou elementary.')
  return { uai, kind, name: options.name?.trim() || undefined, schoolYear: readYear(options.year) }
}

function readYear(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const [, first, second] = /^(20\d\d)(?:-(20\d\d))?$/.exec(text.trim()) ?? []
  if (!first || (second && Number(second) !== Number(first) + 1))
    throw new Usage('--year attend l’année de la rentrée : 2026 pour 2026-2027.')
  return Number(first)
}

/** ONDE names no school: what is not given yet is asked on a terminal, and wanted elsewhere. */
export async function completeIdentity(
  files: SchoolFile[],
  given: GivenIdentity,
  ask: Ask | undefined,
): Promise<GivenIdentity> {
  if (files.length === 0 || files.some((file) => 'identity' in file)) return given
  if (given.uai && given.name && given.schoolYear) return { kind: 'elementary', ...given }
  if (!ask) throw new Usage('Les fichiers d’ONDE ne nomment pas l’école : ajoutez --uai, --name, --kind et --year.')
  const options = {
    uai: given.uai ?? (await ask('Code UAI de l’école : ')),
    name: given.name ?? (await ask('Nom de l’école : ')),
    year: given.schoolYear ? String(given.schoolYear) : await ask('Année de la rentrée (2026 pour 2026-2027) : '),
  }
  if (!options.name.trim()) throw new Usage('Le nom de l’école manque.')
  return { kind: 'elementary', ...given, ...dropNothing(readIdentity(options, () => {})) }
}

const dropNothing = (identity: GivenIdentity): GivenIdentity =>
  Object.fromEntries(Object.entries(identity).filter(([, value]) => value !== undefined))

/** Questions go to stderr: stdout may be read by a program. */
export async function onTerminal<Result>(work: (ask: Ask | undefined) => Promise<Result>): Promise<Result> {
  if (!process.stdin.isTTY) return await work(undefined)
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await work((question) => terminal.question(question))
  } finally {
    terminal.close()
  }
}
