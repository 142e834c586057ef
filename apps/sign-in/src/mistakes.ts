/** The first thing wrong with each field, in words, to be shown beside it. */
export function mistakesIn(issues: readonly { path: readonly PropertyKey[]; message: string }[] = []) {
  const mistakes: Partial<Record<string, string>> = {}
  for (const { path, message } of issues) mistakes[String(path[0])] ??= message
  return mistakes
}
