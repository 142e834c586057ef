import type {
  DivisionRow,
  GroupRow,
  LevelRow,
  SiecleNomenclatureFile,
  SiecleStructuresFile,
  SubjectRow,
} from '@preau/domain/school-file'
import type { Notebook } from './notebook.ts'
import { noteTwice, readHead, whereIs } from './siecle-head.ts'
import { filled } from './value.ts'
import { elementsIn, type Records, textAt, type XmlElement } from './xml.ts'

/** BEE_STRUCTURES: the divisions and groups there are; who is in them stands in the pupils' file. */
export function siecleStructures(notebook: Notebook): { records: Records; finish: () => SiecleStructuresFile } {
  let parameters: XmlElement | undefined
  const divisions = new Map<string, DivisionRow>()
  const groups = new Map<string, GroupRow>()
  const records: Records = {
    PARAMETRES: (element) => {
      parameters = element
    },
    DIVISION: (element) => {
      const structure = readStructure(element, notebook)
      if (!structure || /^inactifs?$/i.test(structure.code)) return
      if (divisions.has(structure.code)) noteTwice(notebook, element, structure.code)
      const mefs = codesIn(element, 'MEF_APPARTENANCE', 'CODE_MEF')
      divisions.set(structure.code, { ...structure, mefs, levels: [] })
    },
    GROUPE: (element) => {
      const structure = readStructure(element, notebook)
      if (!structure) return
      if (groups.has(structure.code)) noteTwice(notebook, element, structure.code)
      const divisionCodes = codesIn(element, 'DIVISION_APPARTENANCE', 'CODE_STRUCTURE')
      groups.set(structure.code, { ...structure, divisionCodes })
    },
  }
  const finish = (): SiecleStructuresFile => {
    const head = readHead(parameters)
    if (divisions.size === 0 && notebook.mistakes.length === 0)
      notebook.note('DIVISIONS', 'Le fichier ne contient aucune division. Refaites l’export.')
    const rows = { divisions: [...divisions.values()], groups: [...groups.values()] }
    return { kind: 'siecle-structures', file: notebook.file, ...head, ...rows }
  }
  return { records, finish }
}

/** The code is an attribute, CODE_STRUCTURE in SIECLE, CODE in STS. */
export function readStructure(element: XmlElement, notebook: Notebook): { code: string; name: string } | undefined {
  const code = filled(element.attributes['CODE_STRUCTURE'] ?? element.attributes['CODE'])
  if (!code) notebook.note(whereIs(element), 'La structure n’a pas de code. Refaites l’export.')
  return code ? { code, name: filled(textAt(element, 'LIBELLE_LONG')) ?? code } : undefined
}

/** The codes of the elements of that name, in an attribute (STS) or a child (SIECLE). */
export function codesIn(element: XmlElement, name: string, child: string): string[] {
  const codes = elementsIn(element, name).map((found) => filled(found.attributes['CODE'] ?? textAt(found, child)))
  return [...new Set(codes.filter((code) => code !== undefined))]
}

/** BEE_NOMENCLATURES: what the codes of levels and subjects are called. */
export function siecleNomenclature(notebook: Notebook): { records: Records; finish: () => SiecleNomenclatureFile } {
  let parameters: XmlElement | undefined
  const levels: LevelRow[] = []
  const subjects: SubjectRow[] = []
  const records: Records = {
    PARAMETRES: (element) => {
      parameters = element
    },
    MEF: (element) => {
      const level = readLevel(element)
      if (level) levels.push(level)
    },
    MATIERE: (element) => {
      const subject = readSubject(element)
      if (subject) subjects.push(subject)
    },
  }
  const finish = (): SiecleNomenclatureFile => {
    const head = readHead(parameters)
    if (subjects.length === 0 && notebook.mistakes.length === 0)
      notebook.note('MATIERES', 'Le fichier ne contient aucune matière. Refaites l’export.')
    return { kind: 'siecle-nomenclature', file: notebook.file, ...head, levels, subjects }
  }
  return { records, finish }
}

export function readLevel(element: XmlElement): LevelRow | undefined {
  const get = (name: string) => filled(textAt(element, name))
  const mef = filled(element.attributes['CODE_MEF'] ?? element.attributes['CODE'])
  if (!mef) return undefined
  const label = get('LIBELLE_EDITION') ?? get('LIBELLE_LONG') ?? mef
  return { mef, shortLabel: get('FORMATION') ?? label, label }
}

export function readSubject(element: XmlElement): SubjectRow | undefined {
  const get = (name: string) => filled(textAt(element, name))
  const code = filled(element.attributes['CODE_MATIERE'] ?? element.attributes['CODE'])
  if (!code) return undefined
  const shortCode = get('CODE_GESTION') ?? code
  return { code, shortCode, label: get('LIBELLE_EDITION') ?? get('LIBELLE_LONG') ?? get('LIBELLE_COURT') ?? shortCode }
}
