import { printedCode } from '@preau/domain/activation-code'
import { ofName } from '@preau/domain/name'
import type { Role } from '@preau/domain/role'
import { fullDate } from '@preau/ui/format'
import { Qr } from './qr.tsx'

export interface LetterContent {
  accountId: string
  name: string
  role: Role
  /** « 5e B », « Responsable de Zoé et Adam » */
  detail: string
  /** `K7QF-9MZP-4XTR-B`; known to this page alone, until it is left. */
  code: string
}

type LetterProps = { letter: LetterContent; school: string; lastDay: string }

/** What the person reads on paper: how to sign in, until when, once. */
export function Letter({ letter, school, lastDay }: LetterProps) {
  const { name, role, detail, code } = letter
  const pupil = role === 'student'
  const { host, origin } = window.location
  return (
    <article className="grid break-inside-avoid content-start sm:grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 rounded-fold border border-dashed border-edge bg-surface px-4 py-3 text-base leading-snug print:min-h-[62mm] print:rounded-none print:text-[9pt] print:leading-tight print:px-[4mm] print:py-[2.5mm]">
      <p className="text-quiet">{school}</p>
      <p className="text-right font-title font-bold max-sm:hidden">Préau</p>
      <div className="col-span-full border-b border-rule pb-1.5">
        <h2 className="text-md font-[680]">{name}</h2>
        <p className="text-quiet">{detail}</p>
      </div>
      <div className="grid content-start gap-1.5">
        <p>
          {pupil ? 'Scanne ce carré, ou va sur' : 'Scannez ce carré, ou allez sur'}{' '}
          <strong className="wrap-anywhere">{host}/connexion</strong>{' '}
          {pupil ? 'et recopie ce code\u00a0:' : 'et recopiez ce code\u00a0:'}
        </p>
        <p className="font-mono text-lg font-bold whitespace-nowrap print:text-[12pt]">{code}</p>
        <p>{pupil ? 'Choisis ensuite ton mot de passe.' : 'Choisissez ensuite votre mot de passe.'}</p>
      </div>
      <Qr
        text={`${origin}/connexion#code=${printedCode(code.replaceAll('-', ''))}`}
        label={`Code à scanner ${ofName(name)}`}
        className="size-32 print:size-[30mm]"
      />
      <p className="col-span-full text-quiet">
        Code personnel, valable une seule fois, avant le {fullDate(lastDay)}. {pupil ? 'Ne le donne' : 'Ne le donnez'} à
        personne.
      </p>
    </article>
  )
}
