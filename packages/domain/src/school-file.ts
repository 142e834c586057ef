/** What the files a school exports say, once read: rows for the database, mistakes for the person who brought the file. */

export type SchoolKind = 'college' | 'elementary'

/** ONDE names no school: its files carry none. `schoolYear` is the year of the rentrée: 2026 for 2026-2027. */
export type SchoolIdentity = { uai: string; name?: string; kind?: SchoolKind; schoolYear: number }

/** `where` is 'ligne 12' or 'ELEVE 1840019, ligne 4210'; `reason` says what is wrong and what to do, in French. */
export type Mistake = { file: string; where: string; reason: string }

export type Sex = 'M' | 'F'

/** Days are 'YYYY-MM-DD'. Names are kept as exported: trimmed, blanks collapsed, NFC. Codes are strings. */
export type StudentRow = {
  /** SIECLE's key; ONDE has none. */
  eleveId?: string
  ine?: string
  elenoet?: string
  familyName: string
  usageName?: string
  givenName: string
  otherGivenNames: string[]
  birthOn: string
  sex?: Sex
  email?: string
  phone?: string
  enteredOn?: string
  leftOn?: string
  /** SIECLE: the 11 digits of the MEF. */
  mef?: string
  /** ONDE: 'CE1'. */
  level?: string
  /** ONDE: the label of the class, which its two other files use as well. */
  divisionCode?: string
  groupCodes: string[]
}

export type Civility = 'M.' | 'Mme'

export type ParentRow = {
  /** SIECLE's PERSONNE_ID; one human may have two. */
  personId: string
  civility?: Civility
  familyName: string
  usageName?: string
  givenName?: string
  email?: string
  phone?: string
  mobile?: string
  /** A service (Aide sociale à l'enfance) is no human: it never gets a log-in. */
  isInstitution: boolean
}

export type LinkLevel = 'legal' | 'in_charge' | 'contact'

export const kinships = [
  'mother',
  'father',
  'sibling',
  'grandparent',
  'relative',
  'educator',
  'foster_family',
  'childminder',
  'guardian',
  'child_welfare',
  'self',
  'other',
] as const
export type Kinship = (typeof kinships)[number]

export type LinkRow = {
  eleveId: string
  personId: string
  level: LinkLevel
  kinship: Kinship
  /** The child lives there. */
  lodges?: boolean
}

/** `ondeId` is ONDE's "Identifiant classe": it stays when the label changes. */
export type DivisionRow = { code: string; name: string; mefs: string[]; levels: string[]; ondeId?: string }
export type GroupRow = { code: string; name: string; divisionCodes: string[] }
export type LevelRow = { mef: string; shortLabel: string; label: string }
export type SubjectRow = { code: string; shortCode: string; label: string }

/** STS keeps two ranges of numbers: the key of a person is (type, id). */
export type StaffRef = { stsType: string; stsId: string }

export type StaffRow = StaffRef & {
  sex?: Sex
  civility?: Civility
  /** The name the person goes by; `birthName` only when it differs. */
  familyName: string
  birthName?: string
  givenName: string
  birthOn?: string
  /** 'ENS', 'DOC', 'EDU', 'DIR'…; absent for someone on long leave. */
  staffFunction?: string
  /** Divisions whose professeur principal this is. */
  formTeacherOf: string[]
}

/** A division or a group of the school, by its code: the two lists may share a code. */
export type Audience = { kind: 'division' | 'group'; code: string }

/** A service d'enseignement. */
export type TeachingRow = { audience: Audience; subjectCode: string; modality?: string; teachers: StaffRef[] }

/** What A, B or H mean is the list of their Mondays, nothing else. */
export type AlternationRow = { code: string; label: string; mondays: string[] }

export type SlotRow = {
  audience: Audience
  subjectCode: string
  modality?: string
  /** 1 is Monday. */
  day: number
  /** 'HH:MM' */
  startsAt: string
  minutes: number
  alternationCode: string
  roomCode?: string
  teachers: StaffRef[]
  coTeaching: boolean
}

export type RoomRow = { code: string }
/** First and last bell of a day: 1 is Monday. */
export type DayHoursRow = { day: number; startsAt: string; endsAt: string }

/** A child as ONDE's list of responsables names it: no id, so a match with doubt. */
export type OndeChild = {
  usageName?: string
  familyName: string
  givenName: string
  divisionCode?: string
  /** In some extractions only. */
  birthOn?: string
}

export type OndeParentRow = {
  /** 'ligne 12': these rows have no id, a doubt names its line. */
  where: string
  civility?: Civility
  familyName: string
  usageName?: string
  givenName?: string
  email?: string
  phone?: string
  mobile?: string
  children: OndeChild[]
}

export type OndeTeacherRow = {
  where: string
  civility?: Civility
  familyName: string
  usageName?: string
  givenName: string
  email?: string
  isHead: boolean
  divisionCode?: string
}

type Named<Kind extends string, Rows> = { kind: Kind; file: string; exportedOn?: string } & Rows
type Identified<Kind extends string, Rows> = Named<Kind, Rows & { identity: SchoolIdentity }>

export type SiecleStudentsFile = Identified<'siecle-students', { students: StudentRow[] }>
export type SiecleParentsFile = Identified<'siecle-parents', { parents: ParentRow[]; links: LinkRow[] }>
export type SiecleStructuresFile = Identified<'siecle-structures', { divisions: DivisionRow[]; groups: GroupRow[] }>
export type SiecleNomenclatureFile = Identified<'siecle-nomenclature', { levels: LevelRow[]; subjects: SubjectRow[] }>
/** STS-web down to the timetable software (root STS_EDT). */
export type StsStaffFile = Identified<
  'sts-emp',
  {
    levels: LevelRow[]
    subjects: SubjectRow[]
    staff: StaffRow[]
    divisions: DivisionRow[]
    groups: GroupRow[]
    teachings: TeachingRow[]
  }
>
/** The timetable software back to STS-web (root EDT_STS): the lessons. */
export type StsTimetableFile = Identified<
  'emp-sts',
  { alternations: AlternationRow[]; rooms: RoomRow[]; days: DayHoursRow[]; teachings: TeachingRow[]; slots: SlotRow[] }
>
export type OndeStudentsFile = Named<'onde-students', { students: StudentRow[]; divisions: DivisionRow[] }>
export type OndeParentsFile = Named<'onde-parents', { parents: OndeParentRow[] }>
export type OndeTeachersFile = Named<'onde-teachers', { teachers: OndeTeacherRow[] }>

export type SchoolFile =
  | SiecleStudentsFile
  | SiecleParentsFile
  | SiecleStructuresFile
  | SiecleNomenclatureFile
  | StsStaffFile
  | StsTimetableFile
  | OndeStudentsFile
  | OndeParentsFile
  | OndeTeachersFile
