/** Which keys answers have, however deep; a leaf has none. */
export type Shape = Map<string, Shape>

/** Adds the keys of one answer; the items of a list share theirs. */
export function learn(shape: Shape, value: unknown) {
  if (Array.isArray(value)) for (const item of value) learn(shape, item)
  else if (value && typeof value === 'object' && !(value instanceof Date)) {
    for (const [key, inner] of Object.entries(value)) {
      const known = shape.get(key) ?? new Map()
      shape.set(key, known)
      learn(known, inner)
    }
  }
}

/** `id name subject{hue id name}`, in alphabetical order. */
export function spell(shape: Shape): string {
  const keys = [...shape].sort(([one], [other]) => (one < other ? -1 : 1))
  return keys.map(([key, inner]) => (inner.size > 0 ? `${key}{${spell(inner)}}` : key)).join(' ')
}
