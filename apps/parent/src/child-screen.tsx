import { Screen } from '@preau/ui/screen'
import { TabLinks } from '@preau/ui/tabs'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api } from './api.ts'
import type { Child } from './children.ts'

type ChildScreenProps = {
  child: Child
  title: string
  /** After the class: the week, or a figure. */
  lead?: string | undefined
  actions?: ReactNode
  width?: 'reading' | 'wide'
  children: ReactNode
}

/** A child's pages stand behind the same dividers. */
export function ChildScreen({ child, title, lead, actions, width = 'reading', children }: ChildScreenProps) {
  const { data: session } = useSuspenseQuery(api.session.current.queryOptions())
  const { kind } = session.school
  const page = (name: string) => `/enfants/${child.id}/${name}`
  return (
    <Screen title={title} width={width} lead={[child.divisionName, lead].filter(Boolean).join(' · ')} actions={actions}>
      <div className="grid gap-5">
        <TabLinks
          label={`Pages de ${child.givenName}`}
          tabs={[
            ...(kind === 'college' ? [{ to: page('semaine'), label: 'Semaine' }] : []),
            { to: page('devoirs'), label: 'Devoirs' },
            { to: page('cours'), label: kind === 'college' ? 'Cours' : 'Cahier de la classe' },
          ]}
        />
        {children}
      </div>
    </Screen>
  )
}
