import { Screen } from '@preau/ui/screen'
import { createFileRoute } from '@tanstack/react-router'
import { client } from '../api.ts'

/** A file opens through a page of ours: it asks for a link that lives a minute, and follows it. */
export const Route = createFileRoute('/fichiers/$fileId')({
  loader: async ({ params }) => {
    const { url } = await client.file.link.query(params)
    window.location.replace(url)
  },
  component: () => <Screen title="Ouverture du fichier…">{null}</Screen>,
})
