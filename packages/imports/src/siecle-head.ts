import type { SchoolIdentity } from '@preau/domain/school-file'
import { readUai } from '@preau/domain/uai'
import { type Notebook, Unreadable } from './notebook.ts'
import { filled, readDay } from './value.ts'
import { textAt, type XmlElement } from './xml.ts'

export type Head = { identity: SchoolIdentity; exportedOn?: string }

/** PARAMETRES, at the head of every SIECLE and STS file: text in some, attributes in others. */
export function readHead(parameters: XmlElement | undefined, name?: string): Head {
  const child = (wanted: string) => parameters?.children.find((element) => element.name === wanted)
  const where = parameters ? `PARAMETRES, ligne ${parameters.line}` : 'début du fichier'
  const school = child('UAJ')
  const uai = readUai(school?.attributes['CODE'] ?? school?.text ?? '')
  if (!uai) throw new Unreadable(where, 'Le code de l’établissement (UAJ) manque ou n’est pas un code UAI.')
  const year = child('ANNEE_SCOLAIRE')
  const written = filled(year?.attributes['ANNEE'] ?? year?.text)
  if (!written || !/^20\d\d$/.test(written))
    throw new Unreadable(where, 'L’année scolaire (ANNEE_SCOLAIRE) manque ou n’est pas une année.')
  const exported = parameters ? textAt(parameters, 'DATE_EXPORT') : undefined
  return {
    identity: { uai, name, kind: 'college', schoolYear: Number(written) },
    exportedOn: readDay(filled(exported) ?? ''),
  }
}

/** 'ELEVE 1840019, ligne 4210' */
export function whereIs({ name, line }: XmlElement, id?: string): string {
  return id ? `${name} ${id}, ligne ${line}` : `${name}, ligne ${line}`
}

/** Notes a second row under a key that must be unique. */
export function noteTwice(notebook: Notebook, element: XmlElement, id: string): void {
  notebook.note(whereIs(element, id), `${element.name} ${id} est deux fois dans le fichier. Exportez-le à nouveau.`)
}
