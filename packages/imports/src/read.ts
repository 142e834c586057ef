import type { Mistake, SchoolFile } from '@preau/domain/school-file'
import { stsTimetable } from './emp-sts.ts'
import { type Notebook, openNotebook, Unreadable } from './notebook.ts'
import { readOnde } from './onde.ts'
import { siecleNomenclature, siecleStructures } from './siecle.ts'
import { siecleParents } from './siecle-parents.ts'
import { siecleStudents } from './siecle-students.ts'
import { stsStaff } from './sts-emp.ts'
import { type Records, readXml } from './xml.ts'
import { largestFile, unzip } from './zip.ts'

/** All the file says, or all that is wrong with it: never a part. */
export type Reading = { files: SchoolFile[] } | { mistakes: Mistake[] }

const readers: Record<string, (notebook: Notebook) => { records: Records; finish: () => SchoolFile }> = {
  BEE_ELEVES: siecleStudents,
  BEE_RESPONSABLES: siecleParents,
  BEE_STRUCTURES: siecleStructures,
  BEE_NOMENCLATURES: siecleNomenclature,
  STS_EDT: stsStaff,
  EDT_STS: stsTimetable,
}

/** Known, and not read: say which export to take instead. */
const others: Record<string, string> = {
  ficAlimMENESR:
    'C’est un flux de l’annuaire fédérateur (AAF), que Préau ne lit pas encore. Utilisez les exports de SIECLE et de STS-web.',
  TABLE: 'C’est un export XML d’EDT. Exportez plutôt l’emploi du temps vers STS-web (fichier emp_sts).',
  BEE_COMMUN: 'Le fichier Communs de SIECLE n’est pas utile ici. Retirez-le.',
}

/** Reads what a school's software exported. The kind is told by the content; a zip may hold files, or zips of files. */
export async function readSchoolFile(name: string, bytes: Uint8Array): Promise<Reading> {
  try {
    const files: SchoolFile[] = []
    const mistakes: Mistake[] = []
    for (const part of await parts(name, bytes)) {
      const notebook = openNotebook(part.name)
      try {
        files.push(readOne(part.bytes, notebook))
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error
        notebook.mistakes.push({ file: part.name, where: error.where, reason: error.message })
      }
      mistakes.push(...notebook.mistakes)
    }
    return mistakes.length > 0 ? { mistakes } : { files }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { mistakes: [{ file: name, where: error.where, reason: error.message }] }
  }
}

type Part = { name: string; bytes: Uint8Array }

async function parts(name: string, bytes: Uint8Array): Promise<Part[]> {
  if (bytes.length > largestFile) throw new Unreadable('fichier', 'Le fichier dépasse 50 Mo.')
  if (!isZip(bytes)) return [{ name, bytes }]
  const found: Part[] = []
  let room = largestFile
  for (const outer of await unzip(bytes)) {
    const within = isZip(outer.bytes) ? await unzip(outer.bytes, room) : [outer]
    for (const file of within) {
      room -= file.bytes.length
      if (isZip(file.bytes))
        throw new Unreadable(file.name, 'Une archive en contient une autre, qui en contient une autre.')
      found.push({ name: `${name} › ${file.name}`, bytes: file.bytes })
    }
  }
  if (found.length === 0) throw new Unreadable('archive', 'L’archive est vide.')
  return found
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)
}

function readOne(bytes: Uint8Array, notebook: Notebook): SchoolFile {
  const start = Buffer.from(bytes.subarray(0, 1000))
    .toString('latin1')
    .replace(/^(ï»¿)+/, '')
    .trimStart()
  if (start === '') throw new Unreadable('fichier', 'Le fichier est vide.')
  if (start.includes('\0') || start.startsWith('%PDF'))
    throw new Unreadable(
      'fichier',
      'Ce n’est ni du XML, ni du CSV, ni une archive zip. Déposez le fichier tel qu’il a été exporté.',
    )
  if (start.startsWith('BEGIN:VCALENDAR'))
    throw new Unreadable(
      'fichier',
      'C’est un calendrier iCal. Exportez plutôt l’emploi du temps vers STS-web (emp_sts).',
    )
  return start.startsWith('<') ? readXmlFile(bytes, notebook) : readOnde(bytes, notebook)
}

function readXmlFile(bytes: Uint8Array, notebook: Notebook): SchoolFile {
  let finish: (() => SchoolFile) | undefined
  readXml(bytes, (root) => {
    const reader = Object.hasOwn(readers, root) ? readers[root]?.(notebook) : undefined
    if (!reader)
      throw new Unreadable(
        'ligne 1',
        (Object.hasOwn(others, root) ? others[root] : undefined) ??
          `Ce fichier (racine ${root.slice(0, 40)}) n’est aucun des exports connus de SIECLE, STS-web ou EDT.`,
      )
    finish = reader.finish
    return reader.records
  })
  if (!finish) throw new Unreadable('ligne 1', 'Le fichier est vide.')
  return finish()
}
