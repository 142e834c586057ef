import { familyProcedures } from './homework/family.ts'
import { markingProcedures } from './homework/marking.ts'
import { teacherProcedures } from './homework/teacher.ts'
import { router } from './trpc.ts'

export const homeworkRouter = router({ ...familyProcedures, ...teacherProcedures, ...markingProcedures })
