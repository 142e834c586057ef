import { Confirm } from '@preau/ui/dialog'
import { useBlocker } from '@tanstack/react-router'

/** What was typed and has not left is not lost by turning the page. */
export function LeaveGuard({ when, children }: { when: boolean; children: string }) {
  const leaving = useBlocker({ shouldBlockFn: () => when, enableBeforeUnload: () => when, withResolver: true })
  return (
    <Confirm
      open={leaving.status === 'blocked'}
      onClose={() => leaving.reset?.()}
      onConfirm={() => leaving.proceed?.()}
      title="Quitter sans enregistrer ?"
      confirm="Quitter"
      danger
    >
      <p>{children}</p>
    </Confirm>
  )
}
