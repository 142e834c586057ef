import type { School } from '@preau/api/school'

interface Options {
  school: 'college' | 'ecole' | 'empty'
  log: (sentence: string) => void
}

/** Brings the sample school in; answers the lines that tell who may sign in. */
export async function prepareDemo(_school: School, _options: Options): Promise<string[]> {
  return []
}
