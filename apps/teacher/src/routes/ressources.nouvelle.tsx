import { refusalSentence } from '@preau/domain/refusal'
import { resourceInput, webLink } from '@preau/domain/resource'
import { Button } from '@preau/ui/button'
import { RadioGroup } from '@preau/ui/choice'
import { FilePicker } from '@preau/ui/file-picker'
import { focusFirstMistake, TextField } from '@preau/ui/form'
import { Notice } from '@preau/ui/notice'
import { Screen } from '@preau/ui/screen'
import { useToast } from '@preau/ui/toast'
import { useUploads } from '@preau/ui/use-uploads'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { api, queryClient } from '../api.ts'
import { sentence } from '../mishap.ts'
import { useRequestKey } from '../request-key.ts'
import { GroupChoice, groupIdsOf } from '../resources/group-choice.tsx'
import { ResourceFields, wordsOf } from '../resources/resource-fields.tsx'
import { filesMistake } from '../use-files.ts'

export const Route = createFileRoute('/ressources/nouvelle')({
  loader: () => queryClient.ensureQueryData(api.resource.choices.queryOptions()),
  component: NewResourceScreen,
})

function NewResourceScreen() {
  const navigate = Route.useNavigate()
  const queries = useQueryClient()
  const toast = useToast()
  const keyOf = useRequestKey()
  const { data: choices } = useSuspenseQuery(api.resource.choices.queryOptions())
  const uploads = useUploads({ refusal: (_, reason) => refusalSentence(reason) })
  const [kind, setKind] = useState('file')
  const [mistakes, setMistakes] = useState<Partial<Record<string, string>>>({})
  const add = useMutation(
    api.resource.add.mutationOptions({
      onSuccess: async ({ groups }) => {
        toast(groups.length > 0 ? 'Ressource partagée.' : 'Ressource ajoutée, pas encore partagée.')
        await queries.invalidateQueries(api.resource.pathFilter())
        await navigate({ to: '/ressources' })
      },
    }),
  )

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const fields = new FormData(form)
    const [fileId] = uploads.fileIds
    const words = { ...wordsOf(fields), ...(kind === 'file' && fileId && { fileId }), groupIds: groupIdsOf(fields) }
    const typed = resourceInput.safeParse({ requestKey: keyOf(words), ...words })
    const wrong: typeof mistakes = {}
    for (const { path, message } of typed.error?.issues ?? []) if (path[0]) wrong[String(path[0])] ??= message
    if (kind === 'file' && uploads.files.length === 0) wrong['files'] = 'Choisissez un fichier.'
    else if (kind === 'file' && !uploads.ready) wrong['files'] = filesMistake
    if (kind === 'link' && !webLink(String(fields.get('url') ?? ''))) {
      wrong['url'] = 'Écrivez une adresse entière, qui commence par https://.'
    }
    setMistakes(wrong)
    if (!typed.success || Object.keys(wrong).length > 0) return focusFirstMistake(form)
    add.mutate(typed.data)
  }

  return (
    <Screen
      title="Ajouter une ressource"
      width="reading"
      back={
        <Link to="/ressources" className="font-[650] text-accent underline underline-offset-3">
          Ressources
        </Link>
      }
    >
      <form onSubmit={handleSubmit} noValidate className="grid gap-5">
        <RadioGroup
          legend="Quoi"
          name="kind"
          value={kind}
          onChange={setKind}
          inline
          options={[
            { value: 'file', label: 'Un fichier' },
            { value: 'link', label: 'Un lien' },
          ]}
        />
        {kind === 'file' ? (
          <FilePicker
            label="Fichier"
            files={uploads.files}
            onAdd={uploads.add}
            onRemove={uploads.remove}
            max={1}
            error={mistakes['files']}
          />
        ) : (
          <TextField label="Adresse du lien" name="url" type="url" placeholder="https://" error={mistakes['url']} />
        )}
        <ResourceFields mistakes={mistakes} />
        <div className="grid gap-3">
          <h2 className="text-lg">Partager avec</h2>
          <GroupChoice groups={choices.groups} />
        </div>
        {add.error && <Notice tone="error">{sentence(add.error)}</Notice>}
        <div>
          <Button pending={add.isPending}>Ajouter</Button>
        </div>
      </form>
    </Screen>
  )
}
