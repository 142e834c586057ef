import { Link } from '@tanstack/react-router'
import { Check, CheckCheck, CircleDashed, Clock, PenLine } from 'lucide-react'
import type { Board, Student } from './board.ts'

/** The class beside the copy; on a phone the two buttons are enough. */
export function StudentList({ board, studentId }: { board: Board; studentId: string }) {
  return (
    <nav aria-label="Copies de la classe" className="max-md:hidden">
      <ul className="grid gap-0.5">
        {board.students.map((student) => (
          <li key={student.id}>
            <Link
              to="/copies/$homeworkId/$studentId"
              params={{ homeworkId: board.id, studentId: student.id }}
              aria-current={student.id === studentId ? 'page' : undefined}
              className="flex min-h-(--control-h) items-center gap-2 rounded-fold px-3 py-1 text-base hover:bg-accent-soft aria-[current=page]:bg-accent-soft aria-[current=page]:font-[650] aria-[current=page]:text-accent"
            >
              <Mark student={student} past={board.past} />
              <span className="min-w-0">{student.name}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

type MarkProps = { student: Student; past: boolean }

function markOf({ student: { state, feedback }, past }: MarkProps) {
  if (feedback === 'returned') return { icon: CheckCheck, word: 'Corrigé', tone: 'text-accent' }
  if (feedback === 'draft') return { icon: PenLine, word: 'Brouillon', tone: 'text-accent' }
  if (state === 'submitted') return { icon: Check, word: 'Rendu', tone: 'text-success' }
  if (state === 'late') return { icon: Clock, word: 'Rendu en retard', tone: 'text-warning' }
  if (past) return { icon: CircleDashed, word: 'Pas rendu', tone: 'text-danger' }
  return { icon: CircleDashed, word: 'Pas encore rendu', tone: 'text-quiet' }
}

/** One sign, and its words for who cannot see it or rests on it. */
function Mark(props: MarkProps) {
  const { icon: Icon, word, tone } = markOf(props)
  return (
    <span title={word} className="flex-none">
      <Icon aria-hidden="true" strokeWidth={2.5} className={`size-4 ${tone}`} />
      <span className="sr-only">{word}, </span>
    </span>
  )
}
