import { referenceOf } from '@preau/api/trpc'
import pino from 'pino'

/** JSON on stderr: stdout is for the person who started it. No names, no bodies, no query strings. */
export const openLog = () => pino({ level: process.env['LOG_LEVEL'] ?? 'info', base: undefined }, pino.destination(2))

const told = (error: object, name: string) =>
  name in error ? String(Object.getOwnPropertyDescriptor(error, name)?.value ?? '') || undefined : undefined

/** What may be kept of a failure: where it happened, never what it was about. PostgreSQL's messages quote rows. */
export function traceOf(failure: Error) {
  const cause = failure.cause instanceof Error ? failure.cause : failure
  return {
    reference: referenceOf(failure),
    kind: cause.name,
    code: told(cause, 'code'),
    constraint: told(cause, 'constraint'),
    table: told(cause, 'table'),
    stack: cause.stack?.split('\n').filter((line) => line.startsWith('    at ')),
  }
}
