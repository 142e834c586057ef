import { CloudOff } from 'lucide-react'
import { useSyncExternalStore } from 'react'

function listen(notify: () => void) {
  window.addEventListener('online', notify)
  window.addEventListener('offline', notify)
  return () => {
    window.removeEventListener('online', notify)
    window.removeEventListener('offline', notify)
  }
}

export function useOnline() {
  return useSyncExternalStore(listen, () => navigator.onLine)
}

/** `waiting`: actions that will leave when the network is back. `freshAt`: already in words, « 16 h 42 ». */
export function OfflineRibbon({ waiting = 0, freshAt }: { waiting?: number; freshAt?: string | undefined }) {
  const online = useOnline()
  return (
    <div role="status" className="no-print">
      {!online && (
        <p className="flex max-w-none items-center gap-2 bg-sunken px-(--gutter) py-2 text-base">
          <CloudOff aria-hidden="true" className="size-5 flex-none" />
          <span>
            Hors connexion{freshAt && ` · à jour à ${freshAt}`}
            {waiting > 0 && ` · ${waiting} ${waiting > 1 ? 'envois' : 'envoi'} en attente`}
          </span>
        </p>
      )}
    </div>
  )
}
