import * as z from 'zod/mini'

/** The link as a browser will read it, or nothing: http and https alone, with a host, no password inside. */
export function webLink(text: string) {
  const link = text.trim()
  if (link.length > 2000 || !URL.canParse(link)) return undefined
  const url = new URL(link)
  const web = url.protocol === 'https:' || url.protocol === 'http:'
  return web && url.hostname !== '' && url.username === '' && url.password === '' ? url : undefined
}

const title = z
  .string()
  .check(z.trim(), z.minLength(1, 'Donnez un titre.'), z.maxLength(200, '200 caractères au plus.'))
const note = z._default(z.string().check(z.trim(), z.maxLength(2000, '2 000 caractères au plus.')), '')
const groupIds = z.array(z.uuid()).check(z.maxLength(50))
const url = z.optional(z.string().check(z.maxLength(2000)))

/** A link or a file, one of the two. */
export const resourceInput = z
  .strictObject({
    requestKey: z.uuid(),
    title,
    note,
    subjectId: z.optional(z.uuid()),
    url,
    fileId: z.optional(z.uuid()),
    groupIds,
  })
  .check(
    z.refine((input) => (input.url === undefined) !== (input.fileId === undefined), 'Ajoutez un lien ou un fichier.'),
  )

/** The file itself does not change: another file is another resource. */
export const resourceChangeInput = z.strictObject({
  requestKey: z.uuid(),
  resourceId: z.uuid(),
  title,
  note,
  subjectId: z.optional(z.uuid()),
  url,
})

export const resourceShareInput = z.strictObject({ requestKey: z.uuid(), resourceId: z.uuid(), groupIds })

const resourceCursor = z.strictObject({ at: z.iso.datetime(), id: z.uuid() })

export const resourceListInput = z.strictObject({
  studentId: z.optional(z.uuid()),
  subjectId: z.optional(z.uuid()),
  search: z._default(z.string().check(z.maxLength(80)), ''),
  cursor: z.optional(resourceCursor),
})
export type ResourceListInput = z.infer<typeof resourceListInput>
