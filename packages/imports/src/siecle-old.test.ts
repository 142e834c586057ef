import type { SchoolFile } from '@preau/domain/school-file'
import { expect, test } from 'vitest'
import { readSchoolFile } from './read.ts'

const head = '<PARAMETRES><UAJ>0920987y</UAJ><ANNEE_SCOLAIRE>2026</ANNEE_SCOLAIRE></PARAMETRES>'

async function read(xml: string): Promise<SchoolFile | undefined> {
  const reading = await readSchoolFile('ancien', Buffer.from(xml))
  return 'files' in reading ? reading.files[0] : undefined
}

const link = (person: number, inner: string) =>
  `<RESPONSABLE_ELEVE><ELEVE_ID>1</ELEVE_ID><PERSONNE_ID>${person}</PERSONNE_ID>${inner}</RESPONSABLE_ELEVE>`
const person = (id: number) => `<PERSONNE PERSONNE_ID="${id}"><NOM>DUPONT</NOM><PRENOM>Dominique</PRENOM></PERSONNE>`

test('in the older schema 1 is a father and 2 a mother, and there is a rank', async () => {
  const links =
    link(1, '<RESP_LEGAL>1</RESP_LEGAL><CODE_PARENTE>1</CODE_PARENTE>') +
    link(2, '<RESP_LEGAL>2</RESP_LEGAL><CODE_PARENTE>2</CODE_PARENTE>') +
    link(3, '<RESP_LEGAL>0</RESP_LEGAL><CODE_PARENTE>5</CODE_PARENTE>')
  const persons = [1, 2, 3].map(person).join('')
  const file = await read(`<BEE_RESPONSABLES>${head}<DONNEES>${persons}${links}</DONNEES></BEE_RESPONSABLES>`)
  expect(file).toMatchObject({
    identity: { uai: '0920987Y' },
    links: [
      { level: 'legal', kinship: 'father' },
      { level: 'legal', kinship: 'mother' },
      { level: 'contact', kinship: 'child_welfare' },
    ],
    parents: [{ familyName: 'DUPONT', isInstitution: false }, {}, { isInstitution: true }],
  })
})

test('a link to nobody, or of no known level, is located', async () => {
  const links = link(9, '<NIVEAU_RESPONSABILITE>1</NIVEAU_RESPONSABILITE>') + link(1, '<RESP_LEGAL>x</RESP_LEGAL>')
  const xml = `<BEE_RESPONSABLES>${head}\n<DONNEES>${person(1)}\n${links}</DONNEES></BEE_RESPONSABLES>`
  const reading = await readSchoolFile('liens', Buffer.from(xml))
  expect(reading).toMatchObject({
    mistakes: [
      { where: 'RESPONSABLE_ELEVE 1, ligne 3', reason: expect.stringMatching(/niveau/) },
      { reason: expect.stringMatching(/personne 9/) },
    ],
  })
})

test('values of STS may stand on their own line, and who is in Inactifs waits for a class', async () => {
  const staff = await read(
    '<STS_EDT><PARAMETRES><UAJ CODE="0920987Y"/><ANNEE_SCOLAIRE ANNEE="2026"/></PARAMETRES><DONNEES><INDIVIDU ID=" 7 " TYPE="LOCAL">' +
      '<NOM_USAGE>\n  DUPONT\n </NOM_USAGE><NOM_PATRONYMIQUE>MARTIN</NOM_PATRONYMIQUE><PRENOM>\nAnne\n</PRENOM></INDIVIDU></DONNEES></STS_EDT>',
  )
  expect(staff).toMatchObject({
    staff: [{ stsType: 'local', stsId: '7', familyName: 'DUPONT', birthName: 'MARTIN', givenName: 'Anne' }],
  })
  const pupils = await read(
    `<BEE_ELEVES>${head}<ELEVE ELEVE_ID="1"><NOM>O</NOM><PRENOM>Jun</PRENOM><DATE_NAISS>15/03/2012</DATE_NAISS></ELEVE>` +
      '<STRUCTURES_ELEVE ELEVE_ID="1"><STRUCTURE><CODE_STRUCTURE>Inactifs</CODE_STRUCTURE><TYPE_STRUCTURE>D</TYPE_STRUCTURE></STRUCTURE>' +
      '<STRUCTURE><CODE_STRUCTURE>3°EP1</CODE_STRUCTURE><TYPE_STRUCTURE>G</TYPE_STRUCTURE></STRUCTURE></STRUCTURES_ELEVE></BEE_ELEVES>',
  )
  expect(pupils).toMatchObject({ students: [{ groupCodes: ['3°EP1'] }] })
  expect(pupils).not.toHaveProperty('students.0.divisionCode')
})
