import type { ReactNode } from 'react';
import { Table, Td, Th } from '@/components/ui/table';

type Props = {
  title: string;
  columns: readonly string[];
  rows: readonly { id: string; cells: readonly ReactNode[] }[];
  empty: string;
};

/** Plain records under a heading; scrolls sideways on a phone. */
export function RecordTable({ title, columns, rows, empty }: Props) {
  return (
    <section className="space-y-3" aria-label={title}>
      <h2 className="text-lg">{title}</h2>
      {rows.length === 0 ? (
        <p className="text-quiet">{empty}</p>
      ) : (
        <Table caption={title} className="text-sm">
          <thead>
            <tr>
              {columns.map((column) => (
                <Th key={column}>{column}</Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, cells }) => (
              <tr key={id}>
                {columns.map((column, index) => (
                  <Td key={column}>{cells[index]}</Td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}
