import type { ReactNode } from 'react';

type Props = {
  title: string;
  columns: readonly string[];
  rows: readonly { id: string; cells: readonly ReactNode[] }[];
  empty: string;
};

/** Plain records under a heading; scrolls sideways on a phone. */
export function RecordTable({ title, columns, rows, empty }: Props) {
  return (
    <section className="card" aria-label={title}>
      <h2 className="font-semibold text-lg">{title}</h2>
      {rows.length === 0 ? (
        <p className="mt-3 text-quiet">{empty}</p>
      ) : (
        <div className="-mx-5 mt-3 overflow-x-auto">
          <table className="w-full text-left text-sm">
            <thead className="border-line border-b text-quiet">
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col" className="whitespace-nowrap px-5 py-2 font-medium">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {rows.map(({ id, cells }) => (
                <tr key={id}>
                  {columns.map((column, index) => (
                    <td key={column} className="px-5 py-2 align-top">
                      {cells[index]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
