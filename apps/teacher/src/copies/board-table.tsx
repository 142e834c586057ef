import { Chip, StatusChip } from '@preau/ui/chip'
import { capital, count, dayAndTime } from '@preau/ui/format'
import { Table } from '@preau/ui/table'
import { Link } from '@tanstack/react-router'
import { PenLine } from 'lucide-react'
import type { Board, Student } from './board.ts'

function StudentState({ student, past }: { student: Student; past: boolean }) {
  if (student.state !== 'missing') return <StatusChip status={student.state} />
  return past ? <StatusChip status="missing" /> : <StatusChip status="waiting">Pas encore</StatusChip>
}

/** The whole group, work or no work. */
export function BoardTable({ board, students }: { board: Board; students: Student[] }) {
  return (
    <Table
      caption={`Copies de « ${board.title} », ${board.group.name}`}
      rows={students}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          header: 'Élève',
          main: true,
          cell: ({ id, name, submission }) =>
            submission && board.mayMark ? (
              <Link
                to="/copies/$homeworkId/$studentId"
                params={{ homeworkId: board.id, studentId: id }}
                className="inline-flex min-h-11 items-center text-accent underline decoration-1 underline-offset-3"
              >
                {name}
              </Link>
            ) : (
              name
            ),
        },
        { key: 'state', header: 'État', cell: (student) => <StudentState student={student} past={board.past} /> },
        { key: 'at', header: 'Copie', cell: ({ submission, ticked }) => <CopyWords {...{ submission, ticked }} /> },
        { key: 'feedback', header: 'Retour', cell: (student) => <FeedbackState student={student} /> },
      ]}
    />
  )
}

function CopyWords({ submission, ticked }: Pick<Student, 'submission' | 'ticked'>) {
  if (!submission) return <span className="text-quiet">{ticked ? 'Coché « fait »' : '–'}</span>
  const { submittedAt, files, version } = submission
  return [capital(dayAndTime(submittedAt)), files > 0 && count(files, 'fichier'), version > 1 && `version ${version}`]
    .filter(Boolean)
    .join(' · ')
}

function FeedbackState({ student: { submission, feedback } }: { student: Student }) {
  if (feedback === 'returned') return <StatusChip status="returned" />
  if (feedback === 'draft') {
    return (
      <Chip icon={PenLine} tone="neutral">
        Brouillon
      </Chip>
    )
  }
  return <span className="text-quiet">{submission ? 'À corriger' : '–'}</span>
}
