import { type Hue, hues } from '@preau/domain/hue'
import { SubjectPill } from '@preau/ui/chip'
import { Empty } from '@preau/ui/empty'
import { Section } from '@preau/ui/screen'
import { Link } from '@tanstack/react-router'
import type { inferOutput } from '@trpc/tanstack-react-query'
import type { api } from '../api.ts'
import { textLink } from '../words.ts'

type Person = inferOutput<typeof api.directory.person>

const hueOf = (word: string): Hue => hues.find((hue) => hue === word) ?? 'encre'

function GroupLink({ id, name }: { id: string; name: string }) {
  return (
    <Link to="/classes/$groupId" params={{ groupId: id }} className={textLink}>
      {name}
    </Link>
  )
}

/** A pupil's class, then the groups. */
export function Groups({ groups }: { groups: Person['groups'] }) {
  return (
    <Section title="Classe et groupes">
      {groups.length === 0 ? (
        <Empty>Sans classe{'\u00a0'}: elle n’est pas dans le dernier fichier.</Empty>
      ) : (
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {groups.map(({ id, name, kind }) => (
            <li key={id} className={kind === 'division' ? 'font-[650]' : ''}>
              <GroupLink id={id} name={name} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** What a member of the team teaches, and to whom. */
export function Teaching({ teaches, formClasses }: Pick<Person, 'teaches' | 'formClasses'>) {
  return (
    <Section title="Enseignement">
      {formClasses.length > 0 && (
        <p>
          Professeur principal{'\u00a0'}:{' '}
          {formClasses.map(({ id, name }) => (
            <span key={id} className="mr-3">
              <GroupLink id={id} name={name} />
            </span>
          ))}
        </p>
      )}
      {teaches.length === 0 ? (
        <Empty>Aucun enseignement dans le dernier fichier.</Empty>
      ) : (
        <ul className="grid gap-2">
          {[...Map.groupBy(teaches, ({ subject }) => subject?.id)].map(([subjectId, services]) => {
            const subject = services[0]?.subject
            return (
              <li key={subjectId ?? 'class'} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                {subject && <SubjectPill hue={hueOf(subject.hue)}>{subject.name}</SubjectPill>}
                {services.map(({ group }) => (
                  <GroupLink key={group.id} {...group} />
                ))}
              </li>
            )
          })}
        </ul>
      )}
    </Section>
  )
}
