import publicHolidays from '@socialgouv/jours-feries'
import { addDays } from './day.ts'

export type Zone = 'A' | 'B' | 'C'

export interface Holiday {
  name: string
  kind: 'school' | 'public'
  startsOn: string
  /** The day lessons begin again. */
  endsOn: string
}

type Span = readonly [startsOn: string, endsOn: string]

interface YearCalendar {
  common: Record<string, Span>
  byZone: Record<Zone, Record<string, Span>>
}

/**
 * National order setting the school calendar of 2026-2027 (arrêté du calendrier scolaire, as its open data set
 * fr-en-calendrier-scolaire gives it): first day without lessons, then the day they begin again.
 */
const calendars: Partial<Record<number, YearCalendar>> = {
  2026: {
    common: {
      'Vacances de la Toussaint': ['2026-10-17', '2026-11-02'],
      'Vacances de Noël': ['2026-12-19', '2027-01-04'],
      'Pont de l’Ascension': ['2027-05-07', '2027-05-08'],
      'Vacances d’été': ['2027-07-03', '2027-09-01'],
    },
    byZone: {
      A: {
        'Vacances d’hiver': ['2027-02-13', '2027-03-01'],
        'Vacances de printemps': ['2027-04-10', '2027-04-26'],
      },
      B: {
        'Vacances d’hiver': ['2027-02-20', '2027-03-08'],
        'Vacances de printemps': ['2027-04-17', '2027-05-03'],
      },
      C: {
        'Vacances d’hiver': ['2027-02-06', '2027-02-22'],
        'Vacances de printemps': ['2027-04-03', '2027-04-19'],
      },
    },
  },
}

// What the package calls them, as a wall calendar writes them.
const publicNames: Record<string, string> = {
  "Jour de l'an": 'Jour de l’An',
  'Fête du travail': 'Fête du Travail',
  'Victoire des alliés': 'Victoire du 8 Mai 1945',
  'Fête Nationale': 'Fête nationale',
  Armistice: 'Armistice du 11 Novembre 1918',
}

const two = (count: number) => String(count).padStart(2, '0')
const dayOfMidnight = (date: Date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`

function publicHolidaysOf(year: number): Holiday[] {
  return Object.entries(publicHolidays(year)).map(([name, midnight]) => {
    const startsOn = dayOfMidnight(midnight)
    return { name: publicNames[name] ?? name, kind: 'public', startsOn, endsOn: addDays(startsOn, 1) }
  })
}

/** First and last day of lessons, the last one excluded; a year whose order is not known yet follows the usual dates. */
export function schoolYearSpan(schoolYear: number): { startsOn: string; endsOn: string } {
  const summer = calendars[schoolYear]?.common['Vacances d’été']
  return { startsOn: `${schoolYear}-09-01`, endsOn: summer?.[0] ?? `${schoolYear + 1}-07-05` }
}

/** Every day without lessons from 1 August to 31 August of a zone's school year, in order. */
export function holidaysOf(zone: Zone, schoolYear: number): Holiday[] {
  const calendar = calendars[schoolYear]
  const spans = Object.entries({ ...calendar?.common, ...calendar?.byZone[zone] })
  const school = spans.map(([name, [startsOn, endsOn]]): Holiday => ({ name, kind: 'school', startsOn, endsOn }))
  const free = [...publicHolidaysOf(schoolYear), ...publicHolidaysOf(schoolYear + 1)].filter(
    ({ startsOn }) => startsOn >= `${schoolYear}-08-01` && startsOn < `${schoolYear + 1}-08-01`,
  )
  return [...school, ...free].sort((one, other) => one.startsOn.localeCompare(other.startsOn))
}
