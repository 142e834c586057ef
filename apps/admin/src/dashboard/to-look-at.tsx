import { count, dayAndMonth, dayAndTime } from '@preau/ui/format'
import { Section } from '@preau/ui/screen'
import { Link } from '@tanstack/react-router'
import type { inferOutput } from '@trpc/tanstack-react-query'
import { CircleCheck, FileInput, Info, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { api } from '../api.ts'
import { textLink } from '../words.ts'

type Overview = inferOutput<typeof api.school.overview>

/** What waits for a person, and where the data comes from. */
export function ToLookAt({ waiting, doubts, lastImport, people }: Overview) {
  return (
    <Section title="À regarder">
      <ul className="grid gap-2">
        {waiting > 0 && (
          <Line icon={TriangleAlert} tone="text-warning">
            <Link to="/personnes" search={{ role: 'student', classe: 'sans' }} className={textLink}>
              {count(waiting, 'élève')} sans classe
            </Link>
            {waiting > 1 ? '\u00a0: leur' : '\u00a0: sa'} classe n’est pas dans le dernier fichier.
          </Line>
        )}
        {doubts > 0 && (
          <Line icon={TriangleAlert} tone="text-warning">
            <Link to="/doutes" className={textLink}>
              {count(doubts, 'doute')}
            </Link>{' '}
            à lever depuis le dernier import.
          </Line>
        )}
        {waiting === 0 && doubts === 0 && (
          <Line icon={CircleCheck} tone="text-success">
            Aucun doute, et chaque élève a sa classe.
          </Line>
        )}
        {people.institutions > 0 && (
          <Line icon={Info} tone="text-quiet">
            {count(people.institutions, 'institution')} responsable d’élèves, sans compte par principe.
          </Line>
        )}
        <Line icon={FileInput} tone="text-quiet">
          {lastImport ? imported(lastImport) : 'Aucun fichier importé pour l’instant.'}
        </Line>
      </ul>
    </Section>
  )
}

const sources = { siecle: 'SIECLE', sts: 'STS-web', emp: 'STS-web', onde: 'ONDE' } as const
const list = new Intl.ListFormat('fr')

/** « Dernier import : lundi 16 novembre à 9 h, depuis SIECLE et STS-web (exporté le 16 novembre). » */
function imported({ appliedAt, files }: NonNullable<Overview['lastImport']>) {
  const from = Object.entries(sources).flatMap(([start, source]) =>
    files.some(({ kind }) => kind.startsWith(start)) ? [source] : [],
  )
  const day = files.flatMap(({ exportedOn }) => exportedOn ?? []).toSorted()[0]
  return [
    `Dernier import\u00a0: ${dayAndTime(appliedAt)}`,
    from.length > 0 && `, depuis ${list.format(new Set(from))}`,
    day && ` (exporté le ${dayAndMonth(day)})`,
    '.',
  ]
}

function Line({ icon: Icon, tone, children }: { icon: LucideIcon; tone: string; children: ReactNode }) {
  return (
    <li className="flex items-start gap-2.5">
      <Icon aria-hidden="true" className={`mt-0.5 size-5 flex-none ${tone}`} />
      <span>{children}</span>
    </li>
  )
}
