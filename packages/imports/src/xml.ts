import { SaxesParser } from 'saxes'
import { decode, knowsEncoding } from './decode.ts'
import { Unreadable } from './notebook.ts'

/** One record of a file (a pupil, a service): small, so kept whole; the file around it never is. */
export type XmlElement = {
  name: string
  attributes: Record<string, string>
  children: XmlElement[]
  text: string
  line: number
}

/** The records a root announces, wherever they stand below it. */
export type Records = Record<string, (element: XmlElement) => void>

const deepest = 40
const longestText = 20_000
const mostParts = 50_000
const slice = 65_536

/** Streams a file: `recordsOf` says, from the root element, which records to hand over. */
export function readXml(bytes: Uint8Array, recordsOf: (root: string) => Records): void {
  const text = decode(bytes)
  const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']+)["']/.exec(text.slice(0, 300))?.[1]
  if (declared && !knowsEncoding(declared))
    throw new Unreadable(
      'ligne 1',
      `L’encodage « ${declared} » n’est pas pris en charge. Exportez le fichier à nouveau.`,
    )

  const parser = new SaxesParser({ xmlns: false, position: true })
  const open: XmlElement[] = []
  let depth = 0
  let parts = 0
  let records: Records | undefined
  const at = () => `ligne ${parser.line}`

  parser.on('doctype', (doctype) => {
    // The AAF names its DTD: it is never fetched. Any other one could hide entities.
    if (!/^\s*ficAlimMENESR\s+SYSTEM\s+["']ficAlimMENESR\.dtd["']\s*$/.test(doctype))
      throw new Unreadable(
        at(),
        'Le fichier contient une DTD (<!DOCTYPE …>), refusée par sécurité. Les exports n’en ont pas.',
      )
  })
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1
    if (depth > deepest) throw new Unreadable(at(), 'Les éléments du fichier sont trop imbriqués.')
    if (!records) {
      records = recordsOf(name)
      return
    }
    const parent = open.at(-1)
    if (!parent && !Object.hasOwn(records, name)) return
    parts = parent ? parts + 1 : 0
    if (parts > mostParts) throw new Unreadable(at(), 'Un élément du fichier est démesuré.')
    const element = { name, attributes, children: [], text: '', line: parser.line }
    parent?.children.push(element)
    open.push(element)
  })
  const hear = (heard: string) => {
    const element = open.at(-1)
    if (!element) return
    element.text += heard
    if (element.text.length > longestText) throw new Unreadable(at(), `Le texte de ${element.name} est démesuré.`)
  }
  parser.on('text', hear)
  parser.on('cdata', hear)
  parser.on('closetag', () => {
    depth -= 1
    const element = open.pop()
    if (element && open.length === 0) records?.[element.name]?.(element)
  })
  parser.on('error', (error) => {
    throw new Unreadable(at(), sentence(error.message))
  })

  for (let start = 0; start < text.length; start += slice) parser.write(text.slice(start, start + slice))
  parser.close()
}

function sentence(message: string): string {
  if (/undefined entity/.test(message)) return 'Le fichier appelle une entité inconnue, refusée par sécurité.'
  if (/unclosed|unexpected end|must contain a root|document must/.test(message))
    return 'Le fichier est coupé avant la fin. Exportez-le à nouveau et vérifiez que le téléchargement est complet.'
  return 'Le fichier est abîmé : ce n’est pas du XML correct à cet endroit. Exportez-le à nouveau.'
}

/** The text of the element a path of names leads to, from this one. */
export function textAt(element: XmlElement, ...path: string[]): string | undefined {
  let here: XmlElement | undefined = element
  for (const name of path) here = here?.children.find((child) => child.name === name)
  return here?.text
}

/** All the elements of that name below this one. */
export function elementsIn(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => (child.name === name ? [child] : elementsIn(child, name)))
}
