declare module '@socialgouv/jours-feries' {
  /** Midnight of each public holiday of the year, in the machine's own time zone. */
  export default function publicHolidays(year: number): Record<string, Date>
}
