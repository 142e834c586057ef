import type { Db } from '@preau/db/database'
import {
  changeResource,
  findOwnResource,
  listOwnResources,
  listResourceChoices,
  listResourceSubjects,
  listResources,
  removeResource,
  resourcesPage,
  saveResource,
  shareResource,
} from '@preau/db/resource'
import { formalName } from '@preau/domain/name'
import { notFound, Refusal } from '@preau/domain/refusal'
import {
  resourceChangeInput,
  resourceInput,
  resourceListInput,
  resourceShareInput,
  webLink,
} from '@preau/domain/resource'
import type { Viewer } from '@preau/domain/role'
import * as z from 'zod/mini'
import { chip } from './audience.ts'
import { writeOnce } from './idempotent.ts'
import { forFamilies, forTeachers, router } from './trpc.ts'

type Row = Awaited<ReturnType<typeof listResources>>[number]

/** An outside link shows its host: one knows where one goes before going. */
const shown = (row: Omit<Row, 'children'>) => ({
  id: row.id,
  title: row.title,
  note: row.note,
  createdAt: row.createdAt,
  subject:
    row.subjectId && row.subjectName && row.subjectHue
      ? { id: row.subjectId, name: row.subjectName, hue: row.subjectHue }
      : null,
  link: row.url === null ? null : { url: row.url, host: webLink(row.url)?.host ?? '' },
  file:
    row.fileId && row.fileName && row.mediaType
      ? { id: row.fileId, name: row.fileName, mediaType: row.mediaType, size: row.size ?? 0 }
      : null,
})

function paged<T extends { id: string; createdAt: Date }>(rows: T[]) {
  const last = rows.length > resourcesPage ? rows[resourcesPage - 1] : undefined
  return {
    rows: rows.slice(0, resourcesPage),
    next: last ? { at: last.createdAt.toISOString(), id: last.id } : null,
  }
}

function safeLink(url: string | undefined) {
  if (url === undefined) return undefined
  const link = webLink(url)
  if (!link) throw new Refusal('link_unsafe')
  return link.href
}

async function ownResource(db: Db, viewer: Viewer, id: string) {
  const resource = await findOwnResource(db, viewer, id)
  if (!resource) throw notFound()
  return { ...shown(resource), groups: resource.groups }
}

export const resourceRouter = router({
  list: forFamilies.input(resourceListInput).query(async ({ ctx, input }) => {
    const { rows, next } = paged(await listResources(ctx.db, ctx.viewer, input))
    const resources = rows.map((row) => ({
      ...shown(row),
      teacher: formalName(row),
      children: ctx.viewer.role === 'parent' ? row.children.map(chip) : [],
    }))
    return { resources, next }
  }),

  subjects: forFamilies.query(({ ctx }) => listResourceSubjects(ctx.db, ctx.viewer)),

  mine: forTeachers.input(resourceListInput).query(async ({ ctx, input }) => {
    const { rows, next } = paged(await listOwnResources(ctx.db, ctx.viewer, input))
    return { resources: rows.map((row) => ({ ...shown(row), groups: row.groups })), next }
  }),

  choices: forTeachers.query(({ ctx }) => listResourceChoices(ctx.db, ctx.viewer)),

  add: forTeachers.input(resourceInput).mutation(({ ctx, input }) =>
    writeOnce(
      ctx,
      'resource.add',
      input,
      async (db) => {
        const id = await saveResource(db, ctx.viewer, { ...input, url: safeLink(input.url) }, ctx.now)
        if (!id) throw new Refusal(input.fileId ? 'file_unknown' : 'not_found')
        if (!(await shareResource(db, ctx.viewer, id, input.groupIds))) throw notFound()
        return id
      },
      (db, id) => ownResource(db, ctx.viewer, id),
    ),
  ),

  change: forTeachers.input(resourceChangeInput).mutation(({ ctx, input }) =>
    writeOnce(
      ctx,
      'resource.change',
      input,
      async (db) => {
        const kept = { ...input, url: safeLink(input.url) }
        if (!(await changeResource(db, ctx.viewer, input.resourceId, kept))) throw notFound()
        return input.resourceId
      },
      (db, id) => ownResource(db, ctx.viewer, id),
    ),
  ),

  share: forTeachers.input(resourceShareInput).mutation(({ ctx, input }) =>
    writeOnce(
      ctx,
      'resource.share',
      input,
      async (db) => {
        await ownResource(db, ctx.viewer, input.resourceId)
        if (!(await shareResource(db, ctx.viewer, input.resourceId, input.groupIds))) throw notFound()
        return input.resourceId
      },
      (db, id) => ownResource(db, ctx.viewer, id),
    ),
  ),

  remove: forTeachers.input(z.strictObject({ resourceId: z.uuid() })).mutation(async ({ ctx, input }) => {
    if (!(await removeResource(ctx.db, ctx.viewer, input.resourceId))) throw notFound()
    return { resourceId: input.resourceId }
  }),
})
