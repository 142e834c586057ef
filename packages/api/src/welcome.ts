import { findMyself, findSchoolName } from '@preau/db/login'
import { fullName } from '@preau/domain/name'
import { appPath } from '@preau/domain/role'
import { forAnyone } from './trpc.ts'

export const welcomeProcedures = {
  /** What the door says before anyone is known, and who is signed in already on this device, if anyone. */
  welcome: forAnyone.query(async ({ ctx }) => {
    const { db, viewer } = ctx
    const me = viewer && (await findMyself(db, viewer.id, viewer.today))
    const schoolName = me?.schoolName ?? (await findSchoolName(db))
    return { schoolName, person: me && { name: fullName(me), role: me.role, path: appPath[me.role] } }
  }),
}
