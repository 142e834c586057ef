import type {
  AlternationRow,
  Audience,
  DayHoursRow,
  RoomRow,
  SlotRow,
  StsTimetableFile,
  TeachingRow,
} from '@preau/domain/school-file'
import type { Notebook } from './notebook.ts'
import { readStructure } from './siecle.ts'
import { readHead, whereIs } from './siecle-head.ts'
import { isSame, readStaffRef, readTeachings } from './sts-emp.ts'
import { filled, mondayOf, readDay, readHour, readMinutes, readYes } from './value.ts'
import { elementsIn, type Records, textAt, type XmlElement } from './xml.ts'

type LocatedSlot = SlotRow & { where: string }

/** EDT_STS: when and where each service is taught. A lesson with two teachers is written under each: one slot. */
export function stsTimetable(notebook: Notebook): { records: Records; finish: () => StsTimetableFile } {
  let parameters: XmlElement | undefined
  const alternations = new Map<string, AlternationRow>()
  const rooms = new Map<string, RoomRow>()
  const days: DayHoursRow[] = []
  const teachings: TeachingRow[] = []
  const slots = new Map<string, LocatedSlot>()
  const readAudience = (element: XmlElement, kind: Audience['kind']) => {
    const structure = readStructure(element, notebook)
    if (!structure) return
    const audience = { kind, code: structure.code }
    teachings.push(...readTeachings(element, audience, notebook))
    for (const service of elementsIn(element, 'SERVICE')) addSlots(slots, service, audience, notebook)
  }
  const records: Records = {
    PARAMETRES: (element) => {
      parameters = element
    },
    HORAIRE: (element) => {
      const day = Number(element.attributes['JOUR'])
      const startsAt = readHour(textAt(element, 'DEBUT_COURS') ?? '')
      const endsAt = readHour(textAt(element, 'FIN_COURS') ?? '')
      if (isDay(day) && startsAt && endsAt) days.push({ day, startsAt, endsAt })
    },
    ALTERNANCE: (element) => {
      const alternation = readAlternation(element, notebook)
      if (alternation) alternations.set(alternation.code, alternation)
    },
    SALLE_COURS: (element) => {
      const code = filled(element.attributes['CODE'])
      if (code) rooms.set(code, { code })
    },
    DIVISION: (element) => readAudience(element, 'division'),
    GROUPE: (element) => readAudience(element, 'group'),
  }
  const finish = (): StsTimetableFile => {
    const head = readHead(parameters)
    for (const { where, alternationCode, roomCode } of slots.values()) {
      if (!alternations.has(alternationCode))
        notebook.note(where, `L’alternance « ${alternationCode} » n’est pas dans le fichier. Refaites l’export.`)
      if (roomCode) rooms.set(roomCode, { code: roomCode })
    }
    if (slots.size === 0 && notebook.mistakes.length === 0)
      notebook.note('STRUCTURE', 'Le fichier ne contient aucun cours. Refaites l’export de l’emploi du temps.')
    const rows = [...slots.values()].map(({ where: _, ...slot }) => slot)
    return {
      kind: 'emp-sts',
      file: notebook.file,
      ...head,
      alternations: [...alternations.values()],
      rooms: [...rooms.values()],
      days,
      teachings,
      slots: rows,
    }
  }
  return { records, finish }
}

function isDay(day: number): boolean {
  return Number.isInteger(day) && day >= 1 && day <= 7
}

function readAlternation(element: XmlElement, notebook: Notebook): AlternationRow | undefined {
  const code = filled(element.attributes['CODE'])
  if (!code) return undefined
  const mondays = new Set<string>()
  for (const week of elementsIn(element, 'DATE_DEBUT_SEMAINE')) {
    const day = readDay(week.text)
    if (day) mondays.add(mondayOf(day))
    else notebook.note(whereIs(week), `La date « ${filled(week.text) ?? ''} » de l’alternance ${code} n’existe pas.`)
  }
  const label = filled(textAt(element, 'LIBELLE_LONG')) ?? filled(textAt(element, 'LIBELLE_COURT')) ?? code
  return { code, label, mondays: [...mondays].sort() }
}

function addSlots(slots: Map<string, LocatedSlot>, service: XmlElement, audience: Audience, notebook: Notebook): void {
  const subjectCode = filled(service.attributes['CODE_MATIERE'])
  if (!subjectCode) return
  const modality = filled(service.attributes['CODE_MOD_COURS'])
  const coTeaching = readYes(textAt(service, 'CO_ENS')) ?? false
  for (const teacher of elementsIn(service, 'ENSEIGNANT')) {
    const ref = readStaffRef(teacher)
    for (const lesson of elementsIn(teacher, 'COURS')) {
      const time = readTime(lesson, notebook)
      if (!time) continue
      const { day, startsAt, minutes, alternationCode, roomCode } = time
      const key = [audience.kind, audience.code, subjectCode, day, startsAt, minutes, alternationCode, roomCode].join(
        '\n',
      )
      const slot = slots.get(key) ?? {
        audience,
        subjectCode,
        modality,
        ...time,
        teachers: [],
        coTeaching,
        where: whereIs(lesson),
      }
      if (ref && !slot.teachers.some((known) => isSame(known, ref))) slot.teachers.push(ref)
      slots.set(key, slot)
    }
  }
}

function readTime(lesson: XmlElement, notebook: Notebook) {
  const get = (name: string) => filled(textAt(lesson, name))
  const wrong = (what: string) => {
    notebook.note(whereIs(lesson), `${what} du cours n’est pas lisible. Refaites l’export de l’emploi du temps.`)
  }
  const day = Number(get('JOUR'))
  const startsAt = readHour(get('HEURE_DEBUT') ?? '')
  const minutes = readMinutes(get('DUREE') ?? '')
  const alternationCode = get('CODE_ALTERNANCE')
  if (!isDay(day)) return wrong('Le jour')
  if (!startsAt) return wrong('L’heure de début')
  if (!minutes || (readMinutes(startsAt) ?? 0) + minutes >= 24 * 60) return wrong('La durée')
  if (!alternationCode) return wrong('L’alternance')
  return { day, startsAt, minutes, alternationCode, roomCode: get('CODE_SALLE') }
}
