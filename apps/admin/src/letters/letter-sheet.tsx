import { Button } from '@preau/ui/button'
import { Confirm } from '@preau/ui/dialog'
import { count, fullDate } from '@preau/ui/format'
import { Notice } from '@preau/ui/notice'
import { Screen } from '@preau/ui/screen'
import { useBlocker } from '@tanstack/react-router'
import { Printer } from 'lucide-react'
import { useState } from 'react'
import { Letter, type LetterContent } from './letter.tsx'

type LetterSheetProps = {
  title: string
  school: string
  letters: LetterContent[]
  /** Last day the codes are good, 'YYYY-MM-DD'. */
  lastDay: string
  onDone: () => void
}

/** The only time these codes are seen: the server keeps their hash alone. Leaving asks first. */
export function LetterSheet({ title, school, letters, lastDay, onDone }: LetterSheetProps) {
  const [leaving, setLeaving] = useState(false)
  const [done, setDone] = useState(false)
  const blocker = useBlocker({ shouldBlockFn: () => !done, enableBeforeUnload: !done, withResolver: true })
  const asking = leaving || blocker.status === 'blocked'

  function handleLeave() {
    setDone(true)
    setLeaving(false)
    if (blocker.status === 'blocked') blocker.proceed()
    else onDone()
  }

  return (
    // On paper there are only letters to cut out.
    <div className="print:[--gutter:0px] print:[&_.ruled]:hidden">
      <Screen
        title={title}
        lead={`${count(letters.length, 'code')}, à utiliser avant le ${fullDate(lastDay)}`}
        actions={
          <>
            <Button variant="secondary" onClick={() => setLeaving(true)}>
              Terminer
            </Button>
            <Button icon={<Printer />} onClick={() => window.print()}>
              Imprimer
            </Button>
          </>
        }
      >
        <div className="no-print">
          <Notice tone="warning" title="Imprimez maintenant">
            {letters.length > 1
              ? 'Ces codes ne seront plus jamais affichés. S’ils se perdent, il faudra en créer d’autres.'
              : 'Ce code ne sera plus jamais affiché. S’il se perd, il faudra en créer un autre.'}
          </Notice>
        </div>
        <section
          aria-label="Codes à remettre"
          className="grid grid-cols-1 gap-3 lg:grid-cols-2 print:grid-cols-2 print:gap-[2mm]"
        >
          {letters.map((letter) => (
            <Letter key={letter.accountId} letter={letter} school={school} lastDay={lastDay} />
          ))}
        </section>
        <Confirm
          open={asking}
          title={'Quitter cette page\u00a0?'}
          confirm="Quitter"
          danger
          onConfirm={handleLeave}
          onClose={() => {
            setLeaving(false)
            blocker.reset?.()
          }}
        >
          <p>
            {letters.length > 1
              ? `Les ${letters.length} codes ne pourront plus être affichés ni imprimés.`
              : 'Ce code ne pourra plus être affiché ni imprimé.'}
          </p>
        </Confirm>
      </Screen>
    </div>
  )
}
