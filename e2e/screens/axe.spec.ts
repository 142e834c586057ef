import { issueCode } from '@preau/db/activation'
import { as, expect, find, type Person, test } from '../people.ts'
import type { OpenSchool } from '../school.ts'
import { calm, checkScreen, tour } from './check.ts'

// What fails says where: a film of thousands of readings would cost more than they do.
test.use({ trace: 'off' })

async function pupilPaths(school: OpenSchool, person: Person) {
  const { homework, messaging, resource, home } = as(school, person)
  const { items } = await homework.list({})
  const [thread] = (await messaging.threads({})).threads
  const [filed] = await resource.subjects()
  const [lesson] = (await home.student()).lessons
  return [
    '/',
    lesson && `/?cours=${lesson.slotId}&jour=${lesson.date}`,
    '/semaine',
    '/semaine?lundi=2026-10-19',
    '/devoirs',
    '/devoirs?liste=a-rendre',
    '/devoirs?liste=fait',
    `/devoirs/${items.find(({ handIn, submission }) => handIn && !submission)?.id}`,
    `/devoirs/${items.find(({ returnedAt }) => returnedAt)?.id}`,
    '/messages',
    thread && `/messages/${thread.id}`,
    '/messages/nouveau',
    '/cours',
    `/cours/${filed?.id}`,
    `/cours/${filed?.id}?voir=documents`,
    '/mot-de-passe',
  ]
}

async function parentPaths(school: OpenSchool, person: Person, child: Person) {
  const { homework, messaging } = as(school, person)
  const { items } = await homework.list({ studentId: child.id })
  const [thread] = (await messaging.threads({})).threads
  const page = `/enfants/${child.id}`
  return [
    '/',
    '/enfants',
    `${page}/semaine`,
    `${page}/devoirs`,
    `${page}/devoirs/${items.find(({ returnedAt }) => returnedAt)?.id}`,
    `${page}/cours`,
    '/messages',
    thread && `/messages/${thread.id}`,
    '/messages/nouveau',
    '/cours',
    '/mot-de-passe',
  ]
}

async function teacherPaths(school: OpenSchool, person: Person) {
  const { homework, messaging, home } = as(school, person)
  const given = (await homework.given({})).items.filter(({ counts }) => (counts?.submitted ?? 0) > 0)
  const [work] = given
  const board = work && (await homework.board({ homeworkId: work.id }))
  const copy = board?.students.find(({ submission }) => submission)
  const [thread] = (await messaging.threads({})).threads
  const [lesson] = (await home.teacher()).lessons
  return [
    '/',
    '/semaine',
    lesson && `/cours/${lesson.slotId}/${lesson.date}?donner=true`,
    lesson && `/cahier/${lesson.group.id}`,
    '/copies',
    work && `/copies/${work.id}`,
    work && copy && `/copies/${work.id}/${copy.id}`,
    work && `/devoirs/${work.id}`,
    '/devoirs/nouveau',
    '/messages',
    thread && `/messages/${thread.id}`,
    '/messages/nouveau',
    '/ressources',
    '/ressources/nouvelle',
    '/mot-de-passe',
  ]
}

test('the pupil’s screens', async ({ school, open }) => {
  test.slow()
  const pupil = await find(school, 'student', 'Noémie', 'NAKAMURA')
  await tour(await open(pupil, calm), school, '/eleve', await pupilPaths(school, pupil))
})

test('the parent’s screens', async ({ school, open }) => {
  test.slow()
  const parent = await find(school, 'parent', 'Fatou', 'LANGLOIS')
  const child = await find(school, 'student', 'Awa', 'BONNEFOY')
  await tour(await open(parent, calm), school, '/parent', await parentPaths(school, parent, child))
})

test('the teacher’s screens', async ({ school, open }) => {
  test.slow()
  const teacher = await find(school, 'teacher', 'Nadia', 'BOUCHARD')
  await tour(await open(teacher, calm), school, '/enseignant', await teacherPaths(school, teacher))
})

test('the screens of school life', async ({ school, open }) => {
  const person = await find(school, 'teacher', 'Christelle', 'CHEVALLIER')
  await tour(await open(person, calm), school, '/enseignant', ['/', '/semaine', '/messages', '/messages/nouveau'])
})

test('the office’s screens', async ({ school, open }) => {
  test.slow()
  const head = await find(school, 'admin', 'Ibrahima', 'KONE')
  const people = await Promise.all([
    find(school, 'student', 'Awa', 'BONNEFOY'),
    find(school, 'parent', 'Fatou', 'LANGLOIS'),
    find(school, 'teacher', 'Nadia', 'BOUCHARD'),
  ])
  const { divisions } = await as(school, head).directory.divisions()
  const page = await open(head, calm)
  await tour(page, school, '/administration', [
    '/',
    '/personnes',
    ...people.map(({ id }) => `/personnes/${id}`),
    '/classes',
    `/classes/${divisions[0]?.id}`,
    '/comptes',
    '/doutes',
    '/messages',
    '/messages/nouveau',
    '/mot-de-passe',
  ])
  await page
    .getByRole('button', { name: 'Nouveau code d’activation' })
    .or(page.getByRole('link', { name: 'Comptes' }))
    .click()
  await page.getByRole('button', { name: /codes pour les élèves de 3e C/ }).click()
  await page.getByRole('button', { name: /^Créer/ }).click()
  await checkScreen(page, 'the codes to cut out')
})

test('the page that does not exist, in each app', async ({ school, open }) => {
  for (const [role, givenName, familyName] of [
    ['student', 'Awa', 'BONNEFOY'],
    ['parent', 'Fatou', 'LANGLOIS'],
    ['teacher', 'Nadia', 'BOUCHARD'],
    ['admin', 'Ibrahima', 'KONE'],
  ] as const) {
    const page = await open(await find(school, role, givenName, familyName), calm)
    await page.goto(`${page.url()}/nulle-part`)
    await expect(page.getByText(/^Cette page n’existe pas/)).toBeVisible()
    await checkScreen(page, `nowhere in the app of a ${role}`)
  }
})

test('the screens of the door', async ({ school, device }) => {
  const page = await device(calm)
  await tour(page, school, '/connexion', ['', '#lettre'])
  const { id } = await find(school, 'student', 'Salomé', 'RENAUDIN')
  await page.getByLabel('Code de la lettre').fill(await issueCode(school.school.db, id, school.time.now))
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page.getByText('C’est bien toi ?')).toBeVisible()
  await checkScreen(page, 'who it is')
  await page.getByRole('button', { name: 'Oui, continuer' }).click()
  await expect(page.getByText('Choisis ton mot de passe')).toBeVisible()
  await checkScreen(page, 'the password')
})
