/** How many of how many can sign in: the words carry it, the bar shows it. */
export function ActivationBar({ activated, total, who }: { activated: number; total: number; who: string }) {
  if (total === 0) return <span className="text-quiet">–</span>
  return (
    <span className="inline-flex items-center gap-3">
      <progress
        className="bar w-24 flex-none border border-edge max-sm:w-14"
        value={activated}
        max={total}
        aria-label={`Comptes activés, ${who}\u00a0: ${activated} sur ${total}`}
      />
      <span className="whitespace-nowrap">
        {activated} sur {total}
      </span>
    </span>
  )
}
