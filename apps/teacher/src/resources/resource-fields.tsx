import { SelectField, TextArea, TextField } from '@preau/ui/form'
import { useSuspenseQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import type { Resource } from './resource-card.tsx'

type ResourceFieldsProps = { resource?: Resource; mistakes: Partial<Record<string, string>> }

/** Title, subject and note. An école files under no subject. */
export function ResourceFields({ resource, mistakes }: ResourceFieldsProps) {
  const { data: choices } = useSuspenseQuery(api.resource.choices.queryOptions())
  const [only, more] = choices.subjects
  return (
    <>
      <TextField label="Titre" name="title" maxLength={200} defaultValue={resource?.title} error={mistakes['title']} />
      {choices.subjects.length > 0 && (
        <SelectField
          label="Matière"
          name="subjectId"
          placeholder="Sans matière"
          defaultValue={resource ? resource.subject?.id : more ? undefined : only?.id}
          options={choices.subjects.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <TextArea
        label="Note"
        name="note"
        optional
        rows={3}
        maxLength={2000}
        defaultValue={resource?.note}
        error={mistakes['note']}
      />
      {resource?.link && (
        <TextField
          label="Adresse du lien"
          name="url"
          type="url"
          defaultValue={resource.link.url}
          error={mistakes['url']}
        />
      )}
    </>
  )
}

/** What was typed, as the server reads it. */
export function wordsOf(fields: FormData) {
  const subjectId = String(fields.get('subjectId') ?? '')
  const url = String(fields.get('url') ?? '').trim()
  return {
    title: fields.get('title'),
    note: fields.get('note'),
    ...(subjectId && { subjectId }),
    ...(url && { url }),
  }
}
