import type { Kinship, LinkLevel, LinkRow, ParentRow, SiecleParentsFile } from '@preau/domain/school-file'
import type { Notebook } from './notebook.ts'
import { noteTwice, readHead, whereIs } from './siecle-head.ts'
import { filled, readCivility, readEmail, readPhone, readYes } from './value.ts'
import { type Records, textAt, type XmlElement } from './xml.ts'

const levels: Record<string, LinkLevel> = { 1: 'legal', 2: 'in_charge', 3: 'contact' }
const kinshipCodes: Record<string, Kinship> = {
  10: 'mother',
  20: 'father',
  37: 'sibling',
  38: 'grandparent',
  39: 'relative',
  41: 'educator',
  42: 'foster_family',
  43: 'childminder',
  50: 'guardian',
  51: 'child_welfare',
  70: 'self',
  90: 'other',
}

/** Before 2016: a rank of legal guardian, and another table where the father comes first. */
const oldLevels: Record<string, LinkLevel> = { 0: 'contact', 1: 'legal', 2: 'legal' }
const oldKinshipCodes: Record<string, Kinship> = {
  1: 'father',
  2: 'mother',
  3: 'guardian',
  4: 'relative',
  5: 'child_welfare',
  6: 'other',
  7: 'self',
}

const strength: LinkLevel[] = ['contact', 'in_charge', 'legal']

type LocatedLink = LinkRow & { where: string }

/** BEE_RESPONSABLES: the persons, then who answers for which pupil. */
export function siecleParents(notebook: Notebook): { records: Records; finish: () => SiecleParentsFile } {
  let parameters: XmlElement | undefined
  const parents = new Map<string, ParentRow>()
  const links = new Map<string, LocatedLink>()
  const records: Records = {
    PARAMETRES: (element) => {
      parameters = element
    },
    PERSONNE: (element) => {
      const parent = readParent(element, notebook)
      if (!parent) return
      if (parents.has(parent.personId)) noteTwice(notebook, element, parent.personId)
      parents.set(parent.personId, parent)
    },
    RESPONSABLE_ELEVE: (element) => {
      const link = readLink(element, notebook)
      if (!link) return
      const key = `${link.eleveId} ${link.personId}`
      const known = links.get(key)
      // Written twice, the link that gives most counts.
      if (!known || strength.indexOf(link.level) > strength.indexOf(known.level)) links.set(key, link)
    },
  }
  const finish = (): SiecleParentsFile => {
    const head = readHead(parameters)
    for (const link of links.values()) {
      const parent = parents.get(link.personId)
      if (!parent)
        notebook.note(link.where, `La personne ${link.personId} n’est pas dans le fichier. Refaites l’export.`)
      else if (link.kinship === 'child_welfare' && !parent.civility) parent.isInstitution = true
    }
    if (parents.size === 0 && notebook.mistakes.length === 0)
      notebook.note('PERSONNES', 'Le fichier ne contient aucun responsable. Refaites l’export.')
    const rows = [...links.values()].map(({ where: _, ...link }) => link)
    return { kind: 'siecle-parents', file: notebook.file, ...head, parents: [...parents.values()], links: rows }
  }
  return { records, finish }
}

function readParent(element: XmlElement, notebook: Notebook): ParentRow | undefined {
  const get = (name: string) => filled(textAt(element, name))
  const personId = filled(element.attributes['PERSONNE_ID'])
  const familyName = get('NOM_DE_FAMILLE') ?? get('NOM') ?? get('NOM_USAGE')
  if (!personId) notebook.note(whereIs(element), 'La personne n’a pas de PERSONNE_ID. Refaites l’export.')
  if (!familyName)
    notebook.note(whereIs(element, personId), 'Le nom manque. Complétez la fiche du responsable dans SIECLE.')
  if (!personId || !familyName) return undefined
  const civility = readCivility(get('LC_CIVILITE') ?? get('LL_CIVILITE'))
  const givenName = get('PRENOM')
  return {
    personId,
    civility,
    familyName,
    usageName: get('NOM_USAGE'),
    givenName,
    email: readEmail(get('MEL')),
    phone: readPhone(get('TEL_PERSONNEL')),
    mobile: readPhone(get('TEL_PORTABLE')),
    isInstitution: !civility && !givenName,
  }
}

function readLink(element: XmlElement, notebook: Notebook): LocatedLink | undefined {
  const get = (name: string) => filled(textAt(element, name))
  const eleveId = get('ELEVE_ID')
  const personId = get('PERSONNE_ID')
  const where = whereIs(element, eleveId)
  if (!eleveId || !personId) {
    notebook.note(where, 'Le lien ne dit pas quel élève ou quelle personne il relie. Refaites l’export.')
    return undefined
  }
  const rank = get('NIVEAU_RESPONSABILITE')
  const level = rank === undefined ? oldLevels[get('RESP_LEGAL') ?? ''] : levels[rank]
  if (!level) {
    notebook.note(where, 'Le niveau de responsabilité manque ou n’est pas connu. Corrigez le lien dans SIECLE.')
    return undefined
  }
  const kinshipCode = get('CODE_PARENTE') ?? ''
  const kinship = (rank === undefined ? oldKinshipCodes : kinshipCodes)[kinshipCode] ?? 'other'
  return { eleveId, personId, level, kinship, lodges: readYes(get('HEBERGE_ELEVE')), where }
}
