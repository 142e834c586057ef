import { IconButton } from '@preau/ui/button'
import { Failure } from '@preau/ui/failure'
import { useQuery } from '@tanstack/react-query'
import { ZoomIn, ZoomOut } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { api } from '../api.ts'

// A photo leaves the pupil's phone at 2,000 px at most.
const side = 2000

/** A photo shown from the files' own host, in a frame where nothing it holds can run. */
export function Photo({ fileId, name }: { fileId: string; name: string }) {
  // The link lives a minute: it is asked for this visit alone, and never again behind one's back.
  const link = useQuery(api.file.link.queryOptions({ fileId }, { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }))
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const [zoom, setZoom] = useState(1)
  useEffect(() => {
    if (!box.current) return
    const watch = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0))
    watch.observe(box.current)
    return () => watch.disconnect()
  }, [])
  if (link.isError) return <Failure onRetry={() => void link.refetch()}>La photo ne s’affiche pas.</Failure>
  const size = width * zoom
  return (
    <div className="grid gap-1">
      <div className="flex items-center justify-end">
        <IconButton
          icon={<ZoomOut />}
          label={`Réduire, ${name}`}
          disabled={zoom <= 1}
          onClick={() => setZoom(zoom / 1.5)}
        />
        <IconButton
          icon={<ZoomIn />}
          label={`Agrandir, ${name}`}
          disabled={zoom > 4}
          onClick={() => setZoom(zoom * 1.5)}
        />
      </div>
      <div ref={box} className="aspect-square w-full overflow-auto rounded-fold border border-rule bg-sunken">
        {link.data && width > 0 && (
          <div className="overflow-hidden" style={{ width: size, height: size }}>
            <iframe
              src={link.data.url}
              title={name}
              sandbox=""
              tabIndex={-1}
              className="pointer-events-none origin-top-left"
              style={{ width: side, height: side, transform: `scale(${size / side})` }}
            />
          </div>
        )}
      </div>
    </div>
  )
}
