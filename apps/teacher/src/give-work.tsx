import { Button } from '@preau/ui/button'
import { Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { HomeworkForm, type Place } from './homework-form.tsx'

/** « Donner un devoir », which opens its sheet where one stands. */
export function GiveWork({ place, open: asked, word }: { place: Place; open: boolean; word: string }) {
  const [open, setOpen] = useState(asked)
  const sheet = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!open) return
    sheet.current?.scrollIntoView({ block: 'nearest' })
    sheet.current?.querySelector<HTMLInputElement>('[name="title"]')?.focus({ preventScroll: true })
  }, [open])
  if (!open) {
    return (
      <div>
        <Button variant="secondary" icon={<Plus />} onClick={() => setOpen(true)}>
          {word}
        </Button>
      </div>
    )
  }
  return (
    <section ref={sheet} aria-label={word} className="cover scroll-mt-20 px-4 py-4">
      <HomeworkForm place={place} onDone={() => setOpen(false)} onCancel={() => setOpen(false)} />
    </section>
  )
}
