import * as z from 'zod/mini'
import { roles } from './role.ts'

/** Where a page of names ended. */
const personCursor = z.strictObject({ familyName: z.string(), givenName: z.string(), id: z.uuid() })

export const peopleFilter = z.strictObject({
  search: z._default(z.string().check(z.maxLength(80)), ''),
  role: z.optional(z.enum(roles)),
  divisionId: z.optional(z.uuid()),
  activated: z.optional(z.boolean()),
  /** Pupils whose class no file has named yet. */
  waiting: z.optional(z.literal(true)),
  cursor: z.optional(personCursor),
})
export type PeopleFilter = z.infer<typeof peopleFilter>
