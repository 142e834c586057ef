import { furnishTemplates } from './school.ts'

/** Tells the two sample schools once; each worker then works on a copy. */
export default async function setUp() {
  await furnishTemplates()
}
