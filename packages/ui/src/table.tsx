import type { ReactNode } from 'react'

export type Column<Row> = {
  key: string
  header: string
  cell: (row: Row) => ReactNode
  /** The cell that names the row; one a table. */
  main?: boolean
  align?: 'left' | 'right'
  /** Only there for who cannot see: a column of buttons. */
  hideHeader?: boolean
}

type TableProps<Row> = {
  /** What the table holds, read out before it. */
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  showCaption?: boolean
}

/** Tight rows with a header that stays; a pile of cards on a phone. */
export function Table<Row>({ caption, columns, rows, rowKey, showCaption = false }: TableProps<Row>) {
  return (
    <div className="rows rounded-fold border border-rule bg-surface">
      <table className="w-full border-separate border-spacing-0 text-base">
        <caption className={showCaption ? 'px-4 py-2 text-left font-[650]' : 'sr-only'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={`sticky top-14 z-[5] border-b border-rule bg-sunken px-3 py-1.5 font-[650] first:rounded-tl-md last:rounded-tr-2xl print:static ${column.align === 'right' ? 'text-right' : 'text-left'}`}
              >
                {column.hideHeader ? <span className="sr-only">{column.header}</span> : column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              className="group sm:h-(--row-h) sm:hover:bg-accent-soft max-sm:not-last:border-b max-sm:not-last:border-rule"
            >
              {columns.map((column) =>
                column.main ? (
                  <th
                    key={column.key}
                    scope="row"
                    className="px-3 py-1 text-left font-[620] sm:border-b sm:border-rule sm:group-last:border-0 max-sm:px-0 max-sm:text-md"
                  >
                    {column.cell(row)}
                  </th>
                ) : (
                  <td
                    key={column.key}
                    data-label={column.hideHeader ? undefined : column.header}
                    className={`px-3 py-1 max-sm:px-0 sm:border-b sm:border-rule sm:group-last:border-0 ${column.align === 'right' ? 'sm:text-right' : ''}`}
                  >
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
