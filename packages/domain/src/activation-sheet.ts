import * as z from 'zod/mini'

/** Codes for a class, or for persons named one by one; all the staff where neither is given. */
export const issueInput = z
  .strictObject({
    audience: z.enum(['students', 'parents', 'staff']),
    groupId: z.optional(z.uuid()),
    accountIds: z.optional(z.array(z.uuid()).check(z.minLength(1), z.maxLength(500))),
  })
  .check(
    z.refine(
      ({ audience, groupId, accountIds }) =>
        audience === 'staff' || (groupId === undefined) !== (accountIds === undefined),
      'Choisissez une classe ou des personnes.',
    ),
  )
export type IssueInput = z.infer<typeof issueInput>
