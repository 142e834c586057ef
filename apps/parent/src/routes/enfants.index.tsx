import { buttonClass } from '@preau/ui/button'
import { Card, Cards } from '@preau/ui/card'
import { Screen, Section } from '@preau/ui/screen'
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link, redirect } from '@tanstack/react-router'
import { api, queryClient } from '../api.ts'
import { firstPageOf, useChildren } from '../children.ts'
import { NoChild } from '../no-child.tsx'

export const Route = createFileRoute('/enfants/')({
  staticData: { byChild: true },
  loaderDeps: ({ search }) => ({ enfant: search.enfant }),
  // One child, or one chosen: there is nothing to choose.
  loader: async ({ deps }) => {
    const { children } = await queryClient.ensureQueryData(api.session.current.queryOptions())
    const child = children.length === 1 ? children[0] : children.find(({ id }) => id === deps.enfant)
    if (child) throw redirect({ ...(await firstPageOf(child.id)), replace: true })
  },
  component: ChildrenScreen,
})

function ChildrenScreen() {
  const children = useChildren()
  const { data: session } = useSuspenseQuery(api.session.current.queryOptions())
  const { name, kind } = session.school
  if (children.length === 0) return <NoChild greeting="Enfants" school={name} />
  return (
    <Screen title="Enfants" lead={name} width="reading">
      <Section title="Choisir un enfant">
        <Cards>
          {children.map(({ id, givenName, divisionName, hue }) => (
            <Card key={id} hue={hue} title={givenName} meta={divisionName}>
              <ul className="flex flex-wrap gap-2">
                {kind === 'college' && (
                  <li>
                    <Link
                      to="/enfants/$childId/semaine"
                      params={{ childId: id }}
                      aria-label={`Semaine\u00a0: ${givenName}`}
                      className={buttonClass('secondary')}
                    >
                      Semaine
                    </Link>
                  </li>
                )}
                <li>
                  <Link
                    to="/enfants/$childId/devoirs"
                    params={{ childId: id }}
                    aria-label={`Devoirs\u00a0: ${givenName}`}
                    className={buttonClass('secondary')}
                  >
                    Devoirs
                  </Link>
                </li>
                <li>
                  <Link
                    to="/enfants/$childId/cours"
                    params={{ childId: id }}
                    aria-label={`${kind === 'college' ? 'Cours' : 'Cahier de la classe'}\u00a0: ${givenName}`}
                    className={buttonClass('secondary')}
                  >
                    {kind === 'college' ? 'Cours' : 'Cahier de la classe'}
                  </Link>
                </li>
              </ul>
            </Card>
          ))}
        </Cards>
      </Section>
    </Screen>
  )
}
