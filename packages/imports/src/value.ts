/** Cells and elements to values. What cannot be read gives `undefined`: the reader says where. */

/** Blanks of any kind collapsed, control and direction marks dropped, NFC. */
export function clean(text: string): string {
  // Most values: nothing to do.
  if (/^[!-~]*(?: [!-~]+)*$/.test(text) && !text.startsWith(' ')) return text
  return text
    .normalize('NFC')
    .replace(/[\s\u00A0]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/ +/g, ' ')
    .trim()
}

/** The value, or nothing when it is blank. */
export function filled(text: string | undefined): string | undefined {
  return clean(text ?? '') || undefined
}

/** 'JJ/MM/AAAA' or 'AAAA-MM-JJ', a time after it or not, to 'AAAA-MM-JJ'; only days that exist. */
export function readDay(text: string): string | undefined {
  const french = /^(\d{2})\/(\d{2})\/(\d{4})(?: [\d:]+)?$/.exec(text.trim())
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[ T][\d:.]+Z?)?$/.exec(text.trim())
  const [year, month, day] = french ? [french[3], french[2], french[1]] : [iso?.[1], iso?.[2], iso?.[3]]
  if (!year || !month || !day || year < '1900' || year > '2100') return undefined
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
    ? `${year}-${month}-${day}`
    : undefined
}

/** The Monday of the week a day is in. */
export function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}

/** '0830' to '08:30'. */
export function readHour(text: string): string | undefined {
  const hour = /^(\d{1,2}):?(\d{2})$/.exec(text.trim())
  if (!hour?.[1] || !hour[2] || Number(hour[1]) > 23 || Number(hour[2]) > 59) return undefined
  return `${hour[1].padStart(2, '0')}:${hour[2]}`
}

/** '0055' to 55. */
export function readMinutes(text: string): number | undefined {
  const hour = readHour(text)
  return hour ? Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3)) : undefined
}

/** Eleven letters and digits; anything else is no INE, and a pupil may have none. */
export function readIne(text: string | undefined): string | undefined {
  const ine = filled(text)?.toUpperCase().replaceAll(' ', '')
  return ine && /^[0-9A-Z]{11}$/.test(ine) ? ine : undefined
}

export function readEmail(text: string | undefined): string | undefined {
  const email = filled(text)
  return email && /^[^\s@<>]+@[^\s@<>]+$/.test(email) ? email : undefined
}

/** '+33639989573' and '06 39 98 95 73' are one number. */
export function readPhone(text: string | undefined): string | undefined {
  const phone = filled(text)
    ?.replace(/[\s.()-]/g, '')
    .replace(/^(\+33|0033)/, '0')
  return phone && /^\+?\d{6,15}$/.test(phone) ? phone : undefined
}

/** SIECLE writes `0`/`1` in some elements and `true`/`false` in others; ONDE `oui`/`non`. */
export function readYes(text: string | undefined): boolean | undefined {
  const value = filled(text)?.toLowerCase()
  if (value === '1' || value === 'true' || value === 'oui') return true
  return value === '0' || value === 'false' || value === 'non' ? false : undefined
}

export function readCivility(text: string | undefined): 'M.' | 'Mme' | undefined {
  const value = filled(text)?.toLowerCase().replace('.', '')
  if (value === 'm' || value === 'mr' || value === 'monsieur' || value === '1') return 'M.'
  return ['mme', 'mlle', 'madame', 'mademoiselle', '2', '3'].includes(value ?? '') ? 'Mme' : undefined
}

export function readSex(text: string | undefined): 'M' | 'F' | undefined {
  const value = filled(text)?.toUpperCase()
  if (value === '1' || value === 'M' || value === 'G') return 'M'
  return value === '2' || value === 'F' ? 'F' : undefined
}
