import { countOpened, issueCodes, listActivation } from '@preau/db/activation-sheet'
import { findSchool } from '@preau/db/school-overview'
import { issueInput } from '@preau/domain/activation-sheet'
import { fullName } from '@preau/domain/name'
import { forAdmins, router } from './trpc.ts'

const nobody = { activated: 0, waiting: 0, none: 0 }

export const activationRouter = router({
  /**
   * The codes leave in this answer and are never readable again, so no retry can be given the first answer: asked twice,
   * new codes replace those nobody used. That is why this write carries no request key.
   */
  issue: forAdmins.input(issueInput).mutation(async ({ ctx, input }) => {
    const school = await findSchool(ctx.db)
    const sheets = await ctx.db
      .transaction()
      .execute((transaction) => issueCodes(transaction, ctx.viewer, input, ctx.now))
    return {
      schoolName: school?.name ?? 'Nouvelle école',
      alreadyActivated: await countOpened(ctx.db, ctx.viewer, input),
      sheets: sheets.map((sheet) => ({
        accountId: sheet.id,
        name: fullName(sheet),
        role: sheet.role,
        divisionName: sheet.divisionName,
        children: sheet.role === 'parent' ? sheet.children : [],
        code: sheet.code,
        expiresAt: sheet.expiresAt,
      })),
    }
  }),

  board: forAdmins.query(async ({ ctx }) => {
    const rows = await listActivation(ctx.db, ctx.viewer, ctx.now)
    const count = ({ activated, waiting, none }: typeof nobody) => ({ activated, waiting, none })
    const divisions = new Map<string, { id: string; name: string; students: typeof nobody; parents: typeof nobody }>()
    for (const row of rows) {
      if (row.groupId === null || row.groupName === null || row.audience === 'staff') continue
      const division = divisions.get(row.groupId) ?? {
        id: row.groupId,
        name: row.groupName,
        students: nobody,
        parents: nobody,
      }
      divisions.set(row.groupId, { ...division, [row.audience]: count(row) })
    }
    const staff = rows.find(({ audience }) => audience === 'staff')
    return { divisions: [...divisions.values()], staff: staff ? count(staff) : nobody }
  }),
})
