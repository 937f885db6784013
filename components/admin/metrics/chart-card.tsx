'use client';
import { type ReactNode, useId, useState } from 'react';
import { Button } from '@/components/ui/form/button';

type Props = {
  title: string;
  /** What the picture says, in a sentence. */
  summary: string;
  columns: readonly string[];
  rows: readonly { id: string; cells: readonly (string | number)[] }[];
  children: ReactNode;
};

/** A chart and, for whoever cannot or will not read it, the same figures as a table. */
export function ChartCard({ title, summary, columns, rows, children }: Props) {
  const [asTable, setAsTable] = useState(false);
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className="card min-w-0">
      <div className="mb-1 flex items-start justify-between gap-3">
        <h2 id={headingId} className="text-base tracking-normal">
          {title}
        </h2>
        <Button variant="ghost" size="sm" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? 'Chart' : 'Table'}
          <span className="sr-only"> of {title}</span>
        </Button>
      </div>
      <p className="mb-4 text-quiet text-sm">{summary}</p>
      {asTable ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
        <div tabIndex={0} className="max-h-72 overflow-auto">
          <table className="w-full text-left text-sm">
            <caption className="sr-only">{title}</caption>
            <thead className="sticky top-0 bg-card text-quiet">
              <tr>
                {columns.map((column, index) => (
                  <th
                    key={column}
                    scope="col"
                    className={index === 0 ? 'py-1.5 font-medium' : 'py-1.5 text-right font-medium'}
                  >
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="tabular-nums">
              {rows.map((row) => (
                <tr key={row.id} className="border-line border-t">
                  {columns.map((column, index) => (
                    <td key={column} className={index === 0 ? 'py-1.5' : 'py-1.5 text-right'}>
                      {row.cells[index]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <div aria-hidden className="h-64">
          {children}
        </div>
      )}
    </section>
  );
}
