import { readFile } from 'node:fs/promises'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { readSchoolFile } from './read.ts'

const samples = new URL('../../../apps/server/samples/', import.meta.url)
const onde = await readFile(new URL('ecole/onde/eleves/CSVExtraction.csv', samples))
const bytes = (text: string) => iconv.encode(text, 'iso-8859-15')

async function mistakesOf(content: Uint8Array | string) {
  const reading = await readSchoolFile('essai', typeof content === 'string' ? bytes(content) : content)
  return 'mistakes' in reading ? reading.mistakes : []
}

async function zipOf(entries: Record<string, Buffer>, mode?: number): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(content, name, mode ? { mode } : {})
  zip.end()
  const chunks: Uint8Array[] = []
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

const head = '<PARAMETRES><UAJ>0920987Y</UAJ><ANNEE_SCOLAIRE>2026</ANNEE_SCOLAIRE></PARAMETRES>'
const pupil = (inner: string) => `<ELEVE ELEVE_ID="1"><NOM>O</NOM><PRENOM>Jun</PRENOM>${inner}</ELEVE>`
const pupils = (inner: string) =>
  `<?xml version="1.0" encoding="ISO-8859-15"?>\n<BEE_ELEVES VERSION="3.0">${head}<DONNEES>\n<ELEVES>${inner}</ELEVES></DONNEES></BEE_ELEVES>`
const good = pupils(pupil('<DATE_NAISS>15/03/2012</DATE_NAISS>'))
const ondeHead = "Nom élève;Nom d'usage élève;Prénom élève;Date naissance;Sexe;INE;Niveau;Libellé classe;Attestation"
const ondeRow = 'O;;Jun;15/03/2018;M;;CE1;CE1 A;Oui'

test('the small good file these tests spoil is read', async () => {
  expect(await mistakesOf(good)).toEqual([])
  expect(await mistakesOf(`${ondeHead}\r\n${ondeRow}\r\n`)).toEqual([])
})

const bomb = '<!DOCTYPE b [<!ENTITY a "aaaa"><!ENTITY c "&a;&a;&a;">]>'
test.each<[string, string, string, RegExp]>([
  ['an empty file', '', 'fichier', /vide/],
  ['blanks only', ' \r\n ', 'fichier', /vide/],
  ['a truncated XML', good.slice(0, -60), 'ligne 3', /coupé/],
  ['an XML cut in a tag', good.slice(0, -5), 'ligne 3', /coupé/],
  ['an entity bomb', good.replace('<BEE_ELEVES', `${bomb}<BEE_ELEVES`), 'ligne 2', /DTD/],
  ['an external DTD', good.replace('<BEE', '<!DOCTYPE x SYSTEM "file:///etc/passwd"><BEE'), 'ligne 2', /DTD/],
  ['an unknown entity', good.replace('Jun', '&lol;'), 'ligne 3', /entité/],
  [
    'an AAF feed',
    '<?xml version="1.0"?><!DOCTYPE ficAlimMENESR SYSTEM "ficAlimMENESR.dtd"><ficAlimMENESR/>',
    'ligne 1',
    /AAF/,
  ],
  ['an unknown root', '<root/>', 'ligne 1', /racine root/],
  ['a web page', '<!DOCTYPE html><html></html>', 'ligne 1', /DTD/],
  ['an endless nesting', good.replace('Jun', '<a>'.repeat(60)), 'ligne 3', /imbriqués/],
  ['an unknown encoding', good.replace('ISO-8859-15', 'EBCDIC'), 'ligne 1', /encodage/],
  ['no school', good.replace('0920987Y', ''), 'PARAMETRES, ligne 2', /UAI/],
  ['no year', good.replace('2026', ''), 'PARAMETRES, ligne 2', /année/],
  ['no pupil', pupils(''), 'ELEVES', /aucun élève/],
  ['an impossible date', good.replace('15/03', '31/02'), 'ELEVE 1, ligne 3', /31\/02\/2012/],
  ['the same pupil twice', good.replace(/<ELEVE .*<\/ELEVE>/, '$&$&'), 'ELEVE 1, ligne 3', /deux fois/],
  ['a header alone', `${ondeHead}\r\n`, 'ligne 2', /aucun élève/],
  [
    'a missing column',
    `${ondeHead.replace('Date naissance', 'Né')}\r\n${ondeRow}\r\n`,
    'ligne 1',
    /« Date naissance »/,
  ],
  ['a missing class', `${ondeHead.replace('Libellé classe', 'x')}\r\n${ondeRow}\r\n`, 'ligne 1', /« Libellé classe »/],
  ['an unknown list', 'Ville;Rue;Pays\r\nCourbevoie;x;y\r\n', 'ligne 1', /aucune liste connue/],
  ['commas', 'Nom élève,Prénom élève\r\nO,Jun\r\n', 'ligne 1', /points-virgules/],
  ['a cut row', `${ondeHead}\r\n${ondeRow}\r\nO;;Ju`, 'ligne 3', /coupée/],
  ['a row cut after the class', `${ondeHead}\r\n${ondeRow}\r\nO;;Jun;15/03/2018;M;;CE1;CE1 A`, 'ligne 3', /coupée/],
  ['a row cut in quotes', `${ondeHead}\r\n${ondeRow}\r\n"O";"";"Ju`, 'ligne 3', /coupée/],
  ['a row that stops early', `${ondeHead}\r\nO;;Jun;15/03/2018\r\n${ondeRow}\r\n`, 'ligne 2', /incomplète/],
  ['a row too long', `${ondeHead}\r\n${ondeRow};Oui;non\r\n`, 'ligne 2', /plus de cellules/],
  ['a date that is not', `${ondeHead}\r\n${ondeRow.replace('15/03', '29/02')}\r\n`, 'ligne 2', /29\/02\/2018/],
  ['no first name', `${ondeHead}\r\n${ondeRow.replace('Jun', '')}\r\n`, 'ligne 2', /prénom/],
  ['a huge cell', `${ondeHead}\r\n${ondeRow.replace('Jun', 'J'.repeat(1001))}\r\n`, 'ligne 2', /démesurée/],
  ['an endless row', `${ondeHead}\r\n${ondeRow.replace('Jun', 'J'.repeat(70_000))}\r\n`, 'ligne 2', /démesurée/],
  ['a calendar', 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\n', 'fichier', /iCal/],
  ['a spreadsheet', '\0\u0001\u0002', 'fichier', /ni du XML/],
])('%s is refused, and says where', async (_, content, where, reason) => {
  expect(await mistakesOf(content)).toEqual([{ file: 'essai', where, reason: expect.stringMatching(reason) }])
})

test.each([
  ['responsables', ['Civilité', 'Courriel', 'Téléphone domicile', 'Téléphone portable', 'enfant']],
  ['enseignants', ['Civilité', 'Courriel', 'Directeur', 'Classe']],
  ['eleves', ['usage', 'Niveau', 'Libellé']],
])('a list of %s without one of the columns we keep is refused: it would erase them', async (list, kept) => {
  const whole = await readFile(new URL(`ecole/onde/${list}/CSVExtraction.csv`, samples), 'latin1')
  const lines = whole.trimEnd().split('\r\n')
  const titles = (lines[0] ?? '').split(';')
  const lost = titles.flatMap((title, place) => (kept.some((word) => title.includes(word)) ? [place] : []))
  expect(lost.length).toBeGreaterThanOrEqual(kept.length)
  for (const place of lost) {
    const text = lines.map((line) => line.split(';').toSpliced(place, 1).join(';')).join('\r\n')
    expect(await mistakesOf(Buffer.from(`${text}\r\n`, 'latin1')), titles[place]).toMatchObject([
      { where: 'ligne 1', reason: expect.stringMatching(/manque/) },
    ])
  }
})

test('wherever a real file is cut inside a row, it is refused', async () => {
  const ends = onde.length
  const lastRow = onde.subarray(0, ends - 2).lastIndexOf('\n')
  for (let cut = lastRow + 2; cut < ends - 2; cut += 1)
    expect(await mistakesOf(onde.subarray(0, cut)), `at ${cut}`).toMatchObject([
      { reason: expect.stringMatching(/coupée/) },
    ])
})

test('a last row without its end is refused when its last cell is one we keep, unless quotes close it', async () => {
  const titles = 'Civilité;Nom;Prénom;Courriel;Directeur;Classe\r\n'
  expect(await mistakesOf(`${titles}M.;A;B;;non;CM2`)).toMatchObject([{ reason: expect.stringMatching(/coupée/) }])
  expect(await mistakesOf(`${titles}"M.";"A";"B";"";"non";"CM2 A"`)).toEqual([])
  expect(await mistakesOf(`${titles}M.;A;B;;non;CM2\r\n`)).toEqual([])
})

test('short rows, blank lines, a footer, and no end of line after a whole row are no mistake', async () => {
  const short = 'A;;Bo;15/03/2018;M;;CE1;CE1 A'
  const list = `${ondeHead}\r\n${short}\r\n\r\n${ondeRow}\r\n;;\r\n`
  for (const text of [list, `${list}2 élèves\r\n`, `${ondeHead}\r\n${short}\r\n${ondeRow}`])
    expect(await mistakesOf(text)).toEqual([])
})

test.each([
  ['../../eleves.xml', 0o100644, /sécurité/],
  ['lien', 0o120777, /lien/],
])('a zip with the entry %s is refused', async (name, mode, reason) => {
  // The writer refuses a climbing name: one of the same length is changed afterwards.
  const zip = await zipOf({ [name.replace('../..', 'aa/aa')]: bytes(good) }, mode)
  const wanted = Buffer.from(zip.toString('latin1').replaceAll('aa/aa', '../..'), 'latin1')
  expect(await mistakesOf(wanted)).toMatchObject([{ reason: expect.stringMatching(reason) }])
})

test('a zip that swells a hundred times, holds too many files or nothing is refused', async () => {
  expect(await mistakesOf(await zipOf({ 'a.xml': Buffer.alloc(3_000_000, 32) }))).toMatchObject([
    { reason: expect.stringMatching(/plausible/) },
  ])
  const many = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`${index}.xml`, bytes(good)]))
  expect(await mistakesOf(await zipOf(many))).toMatchObject([{ reason: expect.stringMatching(/plus de 20/) }])
  expect(await mistakesOf(await zipOf({}))).toMatchObject([{ reason: expect.stringMatching(/vide/) }])
  expect(await mistakesOf((await zipOf({ 'a.xml': bytes(good) })).subarray(0, 80))).toMatchObject([
    { where: 'archive' },
  ])
})

test('a zip in a zip is opened, a third one is not', async () => {
  const once = await zipOf({ 'eleves.xml': bytes(good), '__MACOSX/._eleves.xml': Buffer.from('x') })
  const twice = await zipOf({ 'dossier/export.zip': once })
  expect(await mistakesOf(once)).toEqual([])
  expect(await mistakesOf(twice)).toEqual([])
  expect(await mistakesOf(await zipOf({ 'encore.zip': twice }))).toMatchObject([
    { reason: expect.stringMatching(/archive/) },
  ])
})
