import type { Database } from '@preau/db/database'

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
}
