import { expect, test } from 'vitest'
import { testDb } from '../testing.ts'
import { applySchoolFiles } from './apply.ts'
import { now, ondeParent, ondeParents, ondePupils, pupil } from './fixture.ts'

const identity = { uai: '0920996H', name: 'École Rouget de Lisle', kind: 'elementary' as const, schoolYear: 2026 }
const nothing = { created: 0, updated: 0, ended: 0 }
const child = (familyName: string, divisionCode = 'CP A') => ({ familyName, givenName: 'Zoé', divisionCode })
const inCp = (number: number, more = {}) => pupil(number, { divisionCode: 'CP A', level: 'CP', ...more })
const cp = [{ code: 'CP A', name: 'CP A', ondeId: '7' }]

test('ONDE does not name its school: the operator does, and no college may', async () => {
  const db = await testDb()
  const files = [ondePupils([inCp(1)], cp)]
  expect((await applySchoolFiles(db, files, { now })).refused).toMatchObject([
    { reason: expect.stringContaining('--uai') },
  ])
  const college = await applySchoolFiles(db, files, { now, identity: { ...identity, kind: 'college' } })
  expect(college.refused).toHaveLength(1)
  expect(await applySchoolFiles(db, files, { now, identity })).toMatchObject({
    school: { uai: '0920996H' },
    refused: [],
  })
})

test('a class keeps its number when its label changes', async () => {
  const db = await testDb()
  await applySchoolFiles(db, [ondePupils([inCp(1), inCp(2)], cp)], { now, identity })
  const group = await db.selectFrom('teachingGroup').select(['id', 'level']).executeTakeFirstOrThrow()
  expect(group.level).toBe('CP')
  const renamed = [{ code: 'CP Mme LÉVÊQUE', name: 'CP Mme LÉVÊQUE', ondeId: '7' }]
  const rows = [1, 2].map((number) => inCp(number, { divisionCode: 'CP Mme LÉVÊQUE' }))
  const report = await applySchoolFiles(db, [ondePupils(rows, renamed)], { now })
  expect(report).toMatchObject({ divisions: 1, students: { active: 2 }, changes: { ...nothing, updated: 1 } })
  expect(await db.selectFrom('teachingGroup').select(['id', 'name']).execute()).toEqual([
    { id: group.id, name: 'CP Mme LÉVÊQUE' },
  ])
})

test('a pupil without INE is known by names and birth date; two nothing tells apart are one, and a doubt', async () => {
  const db = await testDb()
  const bare = (more = {}) => inCp(1, { ine: undefined, familyName: 'LEFÈVRE', ...more })
  await applySchoolFiles(db, [ondePupils([bare()], cp)], { now, identity })
  const numbered = bare({ ine: '203381823YD', familyName: 'LEFEVRE' })
  const report = await applySchoolFiles(db, [ondePupils([numbered], cp)], { now })
  expect(report).toMatchObject({ students: { active: 1, withoutIne: 0 }, changes: { created: 0, updated: 1 } })
  const twice = await applySchoolFiles(db, [ondePupils([numbered, bare()], cp)], { now })
  expect(twice).toMatchObject({ students: { active: 1 }, doubts: [{ kind: 'duplicate' }] })
})

test('homonyms in one class stay pending; what was settled before stays settled', async () => {
  const db = await testDb()
  const alone = ondePupils([inCp(1, { familyName: 'RENAUDIN' }), inCp(2)], cp)
  const before = ondeParents([ondeParent('MÈRE', [child('RENAUDIN')])])
  expect(await applySchoolFiles(db, [alone, before], { now, identity })).toMatchObject({
    parents: { legalLinks: 1 },
    doubts: [],
  })

  const both = ondePupils(
    [inCp(1, { familyName: 'RENAUDIN' }), inCp(2), inCp(3, { familyName: 'RENAUDIN', birthOn: '2019-01-01' })],
    cp,
  )
  const parents = ondeParents([
    ondeParent('MERE', [child('RENAUDIN')]),
    ondeParent('AUTRE', [child('RENAUDIN')]),
    ondeParent('PERDU', [child('INCONNU')]),
    ondeParent('AILLEURS', [child('PUPIL2', 'CP B')]),
  ])
  const report = await applySchoolFiles(db, [both, parents], { now })
  expect(report.parents).toMatchObject({ accounts: 1, legalLinks: 1 })
  expect(report.doubts).toMatchObject([
    { kind: 'homonym', who: 'Mme Autre, ligne 2' },
    { kind: 'unmatched', who: 'Mme Ailleurs, ligne 2' },
    { kind: 'unmatched', who: 'Mme Perdu, ligne 2' },
  ])
  expect((await applySchoolFiles(db, [both, parents], { now })).changes).toEqual(nothing)
  // Another class tells the homonyms apart.
  const apart = ondePupils(
    [
      inCp(1, { familyName: 'RENAUDIN' }),
      inCp(2),
      inCp(3, { familyName: 'RENAUDIN', birthOn: '2019-01-01', divisionCode: 'CP B' }),
    ],
    [...cp, { code: 'CP B', name: 'CP B', ondeId: '8' }],
  )
  const settled = ondeParents([
    ondeParent('MERE', [child('RENAUDIN')]),
    ondeParent('AUTRE', [child('RENAUDIN', 'CP B')]),
  ])
  expect(await applySchoolFiles(db, [apart, settled], { now })).toMatchObject({
    parents: { accounts: 2, legalLinks: 2 },
    doubts: [],
  })
})

test('two adults of one name are two accounts, unless they share a child; the same mail on both is a doubt', async () => {
  const db = await testDb()
  const pupils = ondePupils([inCp(1), inCp(2), inCp(3)], cp)
  const parents = ondeParents([
    ondeParent('PRUVOST', [child('PUPIL1')], { email: 'a@a.example', where: 'ligne 2' }),
    ondeParent('PRUVOST', [child('PUPIL2')], { email: 'b@a.example', where: 'ligne 3' }),
    ondeParent('PRUVOST', [child('PUPIL2'), child('PUPIL3')], { email: 'b@a.example', where: 'ligne 4' }),
    ondeParent('CHABERT', [child('PUPIL1')], { email: 'c@a.example', where: 'ligne 5' }),
    ondeParent('CHABERT', [child('PUPIL2')], { email: 'C@a.example', where: 'ligne 6' }),
  ])
  const report = await applySchoolFiles(db, [pupils, parents], { now, identity })
  expect(report.parents).toMatchObject({ accounts: 4, legalLinks: 5 })
  expect(report.doubts).toMatchObject([
    { kind: 'duplicate', who: 'Mme Chabert', reason: expect.stringContaining('ligne 6') },
  ])
  expect((await applySchoolFiles(db, [pupils, parents], { now })).changes).toEqual(nothing)
  const fewer = await applySchoolFiles(db, [ondeParents(parents.parents.slice(0, 3))], { now })
  expect(fewer).toMatchObject({
    parents: { accounts: 2, legalLinks: 3 },
    changes: { ...nothing, ended: 2 },
    doubts: [],
  })
})
