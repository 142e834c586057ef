interface Kept {
  id: string
  name: string
  size: number
}

/** A file opens through a page of ours, which asks for a link that lives a minute. */
export const attachment = ({ id, name, size }: Kept) => ({ name, size, href: `/parent/fichiers/${id}` })
