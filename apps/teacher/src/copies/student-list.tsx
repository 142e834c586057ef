import { Link } from '@tanstack/react-router'
import type { Board } from './board.ts'
import { StudentState } from './board-table.tsx'

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
              className="flex min-h-(--control-h) flex-wrap items-center justify-between gap-x-2 rounded-fold px-3 py-1 text-base hover:bg-accent-soft aria-[current=page]:bg-accent-soft aria-[current=page]:font-[650] aria-[current=page]:text-accent"
            >
              <span>{student.name}</span>
              {student.feedback === 'returned' ? (
                <span className="text-sm text-quiet">Corrigé</span>
              ) : (
                <StudentState student={student} past={board.past} />
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
