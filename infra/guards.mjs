// Removes each guard in turn from a copy of the packages, and asks the access matrix whether it notices. Those nobody
// misses are doubled by another, or no guard at all: each deserves a look. `npm run guards`, or with a part of a
// guard's name, `npm run guards -- feedback`; needs PREAU_TEST_DATABASE_URL, and about ten seconds for each.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const copy = mkdtempSync(join(tmpdir(), 'preau-guards-'))
const wanted = process.argv[2] ?? ''
const aside = /\.test\.ts$|testing|access-matrix|school-import|embedded|small-school|demo|schema|migrate|password/

const files = ['packages/api/src', 'packages/db/src'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .filter((name) => name.endsWith('.ts') && !aside.test(name))
    .map((name) => `${folder}/${name}`),
)

/** Where the parenthesis opened at `start` closes. */
function closing(text, start) {
  let depth = 0
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1
    if (text[at] === ')') depth -= 1
    if (depth === 0) return at
  }
  throw new Error('unclosed')
}

const narrowing =
  /SeenBy\(|ofViewer\(|studentsOfViewer\(|childrenOf\(|PublishedToBy\(|ServedBy\(|TaughtBy\(|holds\(|holdsThatDay\(|present\(|published\(|mayMark\(|stillConcerns\(|viewer\.id|ownerId|[pP]ublishedAt|leftOn|left_on|viewer\.role|\.level'|\.access'|endsAt|teacherId|studentId', '=', id|'id', '=', id\)|isInstitution/

/** Every `.where(…)` that narrows to what the viewer may reach, taken out whole. */
function* wheres(text) {
  for (const { index } of text.matchAll(/\.where\(/g)) {
    const end = closing(text, index + '.where'.length) + 1
    const guard = text.slice(index, end)
    if (narrowing.test(guard)) yield { index, guard, becomes: '' }
  }
}

function* swaps(text, pattern, becomes) {
  for (const { index, 0: guard } of text.matchAll(pattern))
    yield { index, guard, becomes: guard.replace(pattern, becomes) }
}

/** A guard: where it stands, and what is left once it is gone. */
function* guardsOf(text, file) {
  yield* wheres(text)
  if (file.includes('/api/')) {
    yield* swaps(text, /: for(Students|Teachers|Parents|Admins|Families)\b/g, ': forEveryone')
    yield* swaps(text, /^.*\bif \(.*\) throw (notFound\(\)|new Refusal\(.*\))$/gm, '')
  }
  // Inside SQL: dates, departures, rights.
  yield* swaps(text, /\band \$\{(holds|present|published|mayMark)\([^}]*\)\}/g, '')
  yield* swaps(text, /\bwhere \$\{(holds|present)\([^}]*\)\}/g, 'where true')
  yield* swaps(text, /\band (guardianship\.)?(level = 'legal'|access <> 'none')/g, '')
  yield* swaps(text, /\band not parent\.is_institution/g, '')
  yield* swaps(text, /\band [a-z_.]+ in \$\{[^}]*\}/g, '')
  yield* swaps(text, /\bwhere [a-z_.]+ in \$\{(students|seen\.[a-z]+)\}/g, 'where true')
  yield* swaps(text, /\band (file\.owner_id|owner_id) = \$\{viewer\.id\}/g, '')
}

const guards = files.flatMap((file) => {
  const text = readFileSync(join(root, file), 'utf8')
  return [...guardsOf(text, file)].map(({ index, guard, becomes }) => {
    const line = text.slice(0, index).split('\n').length
    const changed = text.slice(0, index) + becomes + text.slice(index + guard.length)
    return { name: `${file}:${line} ${guard.trim().replace(/\s+/g, ' ').slice(0, 110)}`, file, text, changed }
  })
})

// Where a missing guard is looked for: the rows of the procedures that lean on the file.
const areas = [
  [/homework|feedback/, 'homework|home|file.link'],
  [/timetable|lesson|teaching/, 'timetable|lesson|teaching|home'],
  [/messaging|audience/, 'messaging|file.link|live'],
  [/resource/, 'resource|file.link'],
  [/directory|overview|activation/, 'directory|school|activation|session'],
  [/session|sign-in|login/, 'session|live'],
  [/file/, 'file|lesson|homework'],
  [/concerned|live/, 'live'],
]

function isNoticed(filter) {
  const { status, stdout } = spawnSync(
    join(root, 'node_modules/.bin/vitest'),
    ['run', 'packages/api/src/access-matrix.test.ts', '--bail=1', ...(filter ? ['-t', filter] : [])],
    { cwd: copy, encoding: 'utf8', timeout: 300_000 },
  )
  const why = stdout.match(/FAIL .*?> (.*)/)?.[1] ?? stdout.match(/Error: .*/)?.[0] ?? ''
  return status === 0
    ? undefined
    : why
        .replaceAll('\u001b', '')
        .replace(/\[\d+m/g, '')
        .slice(0, 90)
}

cpSync(join(root, 'packages'), join(copy, 'packages'), {
  recursive: true,
  verbatimSymlinks: true,
  filter: (path) => !path.includes('/.types') && !path.endsWith('.tsbuildinfo'),
})
mkdirSync(join(copy, 'apps'))
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
for (const name of ['vitest.config.ts', 'package.json', 'tsconfig.base.json'])
  cpSync(join(root, name), join(copy, name))

if (isNoticed() !== undefined) throw new Error('the matrix is not green to begin with')
let survivors = 0
const tried = guards.filter(({ name }) => name.includes(wanted))
for (const { name, file, text, changed } of tried) {
  writeFileSync(join(copy, file), changed)
  const why = isNoticed(areas.find(([pattern]) => pattern.test(file))?.[1])
  writeFileSync(join(copy, file), text)
  if (why === undefined) survivors += 1
  process.stdout.write(
    `${why === undefined ? 'SURVIVES' : 'caught  '} ${name}${why === undefined ? '' : `  ← ${why}`}\n`,
  )
}
rmSync(copy, { recursive: true, force: true })
process.stdout.write(`${tried.length - survivors} of ${tried.length} guards are missed when they go\n`)
process.exitCode = Math.min(survivors, 1)
