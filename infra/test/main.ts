import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setup } from '@preau/db/embedded/test-run'
import { add, blame, type Count, countPlaywright, countVitest, nothing, verdict } from './count.ts'
import { root, run } from './run.ts'

type Step = { name: string; work: () => Promise<Count> }

const reports = mkdtempSync(join(tmpdir(), 'preau-reports-'))
const interruption = new AbortController()
const { signal } = interruption
for (const word of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(word, () => interruption.abort())

/** One check is one test: it passes, or shows all it said. */
function check(name: string, line: string[], cwd = root): Step {
  const work = async () => {
    const { code, said } = await run(line, { cwd, signal })
    if (code !== 0) process.stdout.write(`${said}\n`)
    return code === 0 ? { ...nothing, passed: 1 } : { ...nothing, failed: 1 }
  }
  return { name, work }
}

/** A runner shows its tests as they come, and leaves its figures in a file. */
function runner<Report>(name: string, tool: (file: string) => Tool, count: (report: Report) => Count): Step {
  const file = join(reports, `${name}.json`)
  const work = async () => {
    const { line, ...options } = tool(file)
    const { code } = await run(line, { ...options, shown: true, signal })
    if (!existsSync(file)) return { ...nothing, failed: 1 }
    const report: Report = JSON.parse(readFileSync(file, 'utf8'))
    return blame(count(report), code)
  }
  return { name, work }
}

type Tool = { line: string[]; cwd?: string; env?: Record<string, string> }

const checks = [
  check('style', ['biome', 'check']),
  check('types', ['tsc', '-b']),
  check('unused code', ['knip', '--no-progress']),
  check('database types', [process.execPath, 'src/schema.ts', '--verify'], join(root, 'packages/db')),
]

const runners = [
  runner(
    'unit, database, API',
    (file) => ({ line: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`] }),
    countVitest,
  ),
  check('screens', ['turbo', 'run', 'build', '--continue', '--output-logs=errors-only']),
  runner(
    'browser',
    (file) => ({
      line: [join(root, 'e2e/node_modules/.bin/playwright'), 'test', '--reporter=list,json'],
      cwd: join(root, 'e2e'),
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    }),
    countPlaywright,
  ),
]

async function perform(steps: Step[]) {
  const lines: string[] = []
  let total = nothing
  for (const { name, work } of steps) {
    if (signal.aborted) break
    const before = Date.now()
    process.stdout.write(`\n=== ${name}\n`)
    const count = await work()
    total = add(total, count)
    lines.push(`${name.padEnd(24)}${verdict(count)} (${Math.round((Date.now() - before) / 1000)} s)`)
  }
  return { total, lines }
}

// Without its database every step that needs one fails by itself, and the others still have their say.
const stop = await setup().catch((cause: unknown) => void process.stdout.write(`${cause}\n`))
const { total, lines } = await perform(process.argv.includes('--static') ? checks : [...checks, ...runners])
await stop?.()
rmSync(reports, { recursive: true, force: true })
process.exitCode = signal.aborted ? 130 : Math.min(total.failed, 1)
process.stdout.write(`\n${lines.join('\n')}\n\n${signal.aborted ? 'interrupted' : verdict(total)}\n`)
