import { addDays, mondayOf } from '@preau/domain/day'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type TouchEvent, useRef, useState } from 'react'
import { IconButton } from './button.tsx'
import { capital, hour, longDate, shortDay } from './format.ts'
import { LessonBox, type LessonCell, LessonWords } from './lesson.tsx'
import { bandsOf, hourMarks, placeDay } from './week-layout.ts'

export type WeekDay = {
  /** 'YYYY-MM-DD' */
  date: string
  /** « lun. 23 » unless told otherwise. */
  label?: string
  isToday?: boolean
  /** Why there is no school: « Armistice 1918 », « Vacances de Noël ». */
  note?: string | undefined
}

type WeekGridProps = {
  days: WeekDay[]
  lessons: LessonCell[]
  /** On a phone, the arrows and the swipe go on past Monday and Friday. */
  onWeek?: (step: -1 | 1) => void
  /** Said in a day without lessons. */
  freeDay?: string
}

/** The timetable: hours down, days across; one day at a time under 600 px. */
export function WeekGrid({ days, lessons, onWeek, freeDay = 'Pas de cours' }: WeekGridProps) {
  const [chosen, setChosen] = useState<string>()
  const touch = useRef<{ x: number; y: number }>(null)
  const bands = bandsOf(lessons)
  const end = bands.at(-1)?.to
  const shown = days.findIndex(({ date }) => date === chosen)
  const here = Math.max(0, shown >= 0 ? shown : days.findIndex((day) => day.isToday))

  function go(step: -1 | 1) {
    const next = days[here + step]
    if (next) return setChosen(next.date)
    const day = days[here]?.date
    if (!day || !onWeek) return
    const monday = addDays(mondayOf(day), 7 * step)
    setChosen(step === 1 ? monday : addDays(monday, 4))
    onWeek(step)
  }

  function handleTouchEnd(event: TouchEvent) {
    const start = touch.current
    const finger = event.changedTouches[0]
    if (!start || !finger || !window.matchMedia('(width < 37.5rem)').matches) return
    const x = finger.clientX - start.x
    // A scroll is not a swipe.
    if (Math.abs(x) > 60 && Math.abs(finger.clientY - start.y) < 40) go(x < 0 ? 1 : -1)
  }

  return (
    <div
      onTouchStart={(event) => {
        const finger = event.changedTouches[0]
        touch.current = finger ? { x: finger.clientX, y: finger.clientY } : null
      }}
      onTouchEnd={handleTouchEnd}
    >
      <DayPicker
        days={days}
        here={here}
        onChoose={setChosen}
        onPrevious={here > 0 || onWeek ? () => go(-1) : undefined}
        onNext={here < days.length - 1 || onWeek ? () => go(1) : undefined}
      />
      <div
        className="week"
        style={{
          gridTemplateColumns: `auto repeat(${days.length}, minmax(0, 1fr))`,
          gridTemplateRows: `auto ${bands.map(({ minutes }) => `minmax(${Math.round(minutes * 1.5)}px, auto)`).join(' ')} auto`,
        }}
      >
        <div aria-hidden="true" className="week-hours pr-2 text-right text-sm text-quiet">
          {hourMarks(lessons).map((mark) => (
            <span key={mark.hour} style={{ gridRow: mark.band + 2 }}>
              {hour(mark.hour)}
            </span>
          ))}
          {end && <span style={{ gridRow: bands.length + 2 }}>{hour(end)}</span>}
        </div>
        {days.map((day, index) => (
          <Day
            key={day.date}
            day={day}
            shown={index === here}
            lessons={lessons.filter(({ date }) => date === day.date)}
            bands={bands}
            freeDay={freeDay}
          />
        ))}
      </div>
    </div>
  )
}

type DayProps = {
  day: WeekDay
  shown: boolean
  lessons: LessonCell[]
  bands: { from: string; to: string }[]
  freeDay: string
}

function Day({ day, shown, lessons, bands, freeDay }: DayProps) {
  const { columns, places } = placeDay(lessons, bands)
  const id = `day-${day.date}`
  return (
    <section aria-labelledby={id} data-shown={shown || undefined} className="week-day min-w-0">
      <h2
        id={id}
        aria-current={day.isToday ? 'date' : undefined}
        className="mb-2 border-b-4 border-transparent py-1 text-base font-[680] aria-[current=date]:border-accent aria-[current=date]:text-accent max-sm:text-lg sm:px-1"
      >
        <span className="sm:hidden print:hidden">{capital(longDate(day.date))}</span>
        <span className="max-sm:hidden print:inline">{day.label ?? shortDay(day.date)}</span>
        {day.isToday && <span className="sr-only"> (aujourd’hui)</span>}
      </h2>
      {lessons.length > 0 ? (
        <ol className="week-list" style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
          {places.map(({ lesson, band, span, column, width }) => (
            <li
              key={lesson.id}
              className="flex min-w-0"
              style={{ gridRow: `${band + 1} / span ${span}`, gridColumn: `${column + 1} / span ${width}` }}
            >
              <LessonBox
                lesson={lesson}
                className={`min-w-0 py-1.5 max-sm:min-h-14 max-sm:px-3.5 max-sm:py-2.5 ${width < columns ? 'sm:px-1' : 'sm:px-1.5 lg:px-2.5'}`}
              >
                <LessonWords lesson={lesson} withHours="on-phone" />
              </LessonBox>
            </li>
          ))}
        </ol>
      ) : (
        <p className={`row-start-2 -row-end-2 rounded-fold px-3 py-3 text-base ${day.note ? 'hatched' : 'text-quiet'}`}>
          {day.note ?? freeDay}
        </p>
      )}
    </section>
  )
}

type DayPickerProps = {
  days: WeekDay[]
  here: number
  onChoose: (date: string) => void
  onPrevious: (() => void) | undefined
  onNext: (() => void) | undefined
}

function DayPicker({ days, here, onChoose, onPrevious, onNext }: DayPickerProps) {
  return (
    <fieldset className="no-print mb-3 flex items-stretch gap-1 sm:hidden">
      <legend className="sr-only">Jour affiché</legend>
      <IconButton
        icon={<ChevronLeft />}
        label="Jour précédent"
        disabled={!onPrevious}
        onClick={() => onPrevious?.()}
        className="!min-w-9 !px-0"
      />
      {days.map((day, index) => {
        const [name, number] = shortDay(day.date).split(' ')
        return (
          <button
            key={day.date}
            type="button"
            aria-pressed={index === here}
            onClick={() => onChoose(day.date)}
            className={`grid min-h-13 min-w-0 grow basis-0 place-content-center rounded-fold border-2 text-center leading-tight aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:font-bold ${
              day.isToday ? 'border-accent-soft text-accent' : 'border-transparent'
            }`}
          >
            <span className="text-sm">{name}</span>
            <span>{number}</span>
          </button>
        )
      })}
      <IconButton
        icon={<ChevronRight />}
        label="Jour suivant"
        disabled={!onNext}
        onClick={() => onNext?.()}
        className="!min-w-9 !px-0"
      />
    </fieldset>
  )
}
