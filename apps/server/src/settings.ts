import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What is wrong with the way Préau was started: its message is the one sentence shown. */
export class Unusable extends Error {}

const home = fileURLToPath(new URL('../../../.preau', import.meta.url))

/** Where the base, the files and the secret live unless DATABASE_URL says otherwise. */
export const dataDirOf = (env: NodeJS.ProcessEnv) => (env['PREAU_DATA_DIR'] ? resolve(env['PREAU_DATA_DIR']) : home)

/** A PostgreSQL of one's own; none means the one that comes along. */
export function databaseUrlOf(env: NodeJS.ProcessEnv) {
  const given = env['DATABASE_URL']?.trim()
  if (!given) return undefined
  const url = URL.canParse(given) ? new URL(given) : undefined
  if (url && /^postgres(ql)?:$/.test(url.protocol)) return given
  throw new Unusable('DATABASE_URL n’est pas une adresse PostgreSQL. Exemple : postgres://preau:secret@localhost/preau')
}

function portOf(env: NodeJS.ProcessEnv) {
  const given = env['PORT']?.trim() || '4000'
  const port = Number(given)
  if (/^\d{1,5}$/.test(given) && port <= 65_535) return port
  throw new Unusable(`PORT doit être un nombre de 0 à 65535 : « ${given} » n’en est pas un.`)
}

/** The address browsers use, when it is not `http://localhost:PORT`: a proxy stands in front. */
function originOf(env: NodeJS.ProcessEnv, name: string) {
  const given = env[name]?.trim()
  if (!given) return undefined
  const url = URL.canParse(given) ? new URL(given) : undefined
  if (url && /^https?:$/.test(url.protocol) && url.origin === given) return given
  throw new Unusable(`${name} doit être une adresse sans chemin, par exemple https://preau.monecole.fr`)
}

export type Demo = 'college' | 'ecole' | 'empty'

function demoOf(words: string[]): Demo {
  const [word, value, ...rest] = words.flatMap((given) => given.split('='))
  if (word === undefined) return 'college'
  if (word === '--empty' && value === undefined) return 'empty'
  if (word === '--school' && (value === 'college' || value === 'ecole') && rest.length === 0) return value
  throw new Unusable('Usage : npm start [-- --school college | --school ecole | --empty]')
}

/** The address of the screens and that of the files people send: never the same, or a file could act as a screen. */
function originsOf(env: NodeJS.ProcessEnv) {
  const origin = originOf(env, 'PREAU_ORIGIN')
  const filesOrigin = originOf(env, 'PREAU_FILES_ORIGIN')
  if (!origin !== !filesOrigin) {
    throw new Unusable('PREAU_ORIGIN et PREAU_FILES_ORIGIN vont ensemble : donnez les deux adresses, ou aucune.')
  }
  if (origin && filesOrigin && new URL(origin).host === new URL(filesOrigin).host) {
    throw new Unusable(
      'PREAU_FILES_ORIGIN doit être un autre hôte que PREAU_ORIGIN, par exemple https://fichiers.monecole.fr',
    )
  }
  return { origin, filesOrigin }
}

export function readSettings(env: NodeJS.ProcessEnv, words: string[]) {
  return {
    demo: demoOf(words),
    databaseUrl: databaseUrlOf(env),
    port: portOf(env),
    dataDir: dataDirOf(env),
    ...originsOf(env),
  }
}
