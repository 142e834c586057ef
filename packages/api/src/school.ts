import type { Database } from '@preau/db/database'
import type { LiveEvent } from '@preau/domain/live'
import type { Role } from '@preau/domain/role'

/** An open screen: who looks at it, and since which sign-in. */
export interface Follower {
  sessionId: string
  loginId: string
  accountId: string
  role: Role
  deliver(event: LiveEvent): void
  /** The session, or its right to be here, has ended. */
  end(): void
}

/** A running school: everything a request may lean on, built once and passed in. */
export interface School extends Database {
  /** The school's clock; a demo outside its year, or a test, stops it somewhere. */
  clock: () => Date
  /** Folder of stored files. */
  filesDir: string
  /** Signs links to files; made at first start, kept beside the data. */
  secret: string
  /** Where the browser finds us, e.g. `http://localhost:4000`; the only Origin a write may come from. */
  origin: string
  /** The other host, from which uploaded files are served, e.g. `http://fichiers.localhost:4000`. */
  filesOrigin: string
  /** True when the demo's clock stands still: screens say so. */
  clockStopped: boolean
  /** Where open screens learn of what changed; only a server that listens has one. The answer stops it. */
  follow?: (follower: Follower) => () => void
}
