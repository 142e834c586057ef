import { Screen } from '@preau/ui/screen'
import { createFileRoute } from '@tanstack/react-router'
import { useEffect } from 'react'
import { client } from '../api.ts'

export const Route = createFileRoute('/fichiers/$fileId')({
  // Asked anew at each visit: the link is for this session, and soon over.
  loader: ({ params }) => client.file.link.query(params),
  preload: false,
  component: FileScreen,
})

function FileScreen() {
  const { url } = Route.useLoaderData()
  useEffect(() => window.location.replace(url), [url])
  return (
    <Screen title="Votre fichier arrive" width="reading">
      <p>
        S’il se télécharge, vous pouvez fermer cet onglet. Sinon,{' '}
        <a href={url} className="font-[650] text-accent underline">
          ouvrez le fichier
        </a>
        .
      </p>
    </Screen>
  )
}
