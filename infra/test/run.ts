import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

type Options = { cwd?: string; env?: Record<string, string>; shown?: boolean; signal?: AbortSignal }

/** Runs one tool to its end. Nothing is left in `said` when it was shown as it came. */
export async function run(line: string[], { cwd = root, env = {}, shown = false, signal }: Options = {}) {
  const [name = '', ...args] = line
  const output = shown ? 'inherit' : 'pipe'
  const child = spawn(name, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', output, output], signal })
  const said: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => said.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk))
  child.on('error', (cause) => said.push(Buffer.from(cause.message)))
  const code = await new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? 1)))
  return { code, said: Buffer.concat(said).toString() }
}
