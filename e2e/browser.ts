import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const onPath = (name: string) =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path))

/** The browser of one's choice, the system's, or the one that comes from npm. */
export async function findBrowser() {
  // Makes the npm one unpack the libraries a bare machine lacks.
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs24.x'
  const system = [
    process.env['PREAU_CHROMIUM'],
    onPath('chromium'),
    onPath('chromium-browser'),
    onPath('google-chrome'),
  ]
  return system.find(Boolean) ?? (await (await import('@sparticuz/chromium')).default.executablePath())
}
