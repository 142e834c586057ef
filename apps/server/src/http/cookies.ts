/** The value of one cookie. Two of the same name mean that somebody planted one: neither counts. */
export function cookie(header: string | undefined, name: string) {
  const found = (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
  const value = found.length === 1 ? found[0]?.slice(name.length + 1) : undefined
  return value && value.length <= 100 ? value : undefined
}
