'use client';
import Link from 'next/link';
import { useState } from 'react';
import { toast } from 'sonner';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/form/button';
import { Skeleton } from '@/components/ui/skeleton';
import { Table, Td, Th } from '@/components/ui/table';
import { useDead, useRedrive } from '@/lib/client/admin/use-jobs';
import type { DeadRow } from '@/lib/contracts/backoffice/jobs';
import type { WorkBox } from '@/lib/domain/shop/sync-run';
import { Age } from '../age';

type Props = { of: WorkBox; title: string; dead: number; mayRedrive: boolean };

/** Oldest first, with why it was given up; one, or all that are dead, can be tried again. */
export function DeadLetters({ of, title, dead, mayRedrive }: Props) {
  const [cursor, setCursor] = useState<string | null>(null);
  const { data, error } = useDead(of, cursor);
  const redrive = useRedrive();
  const again = (rows: DeadRow[] | 'all') =>
    redrive.mutate(
      { of, rows },
      {
        onSuccess: ({ redriven }) => toast.success(`${redriven.length} tried again.`),
        onError: (failure) => toast.error(failure.message),
      },
    );
  const headingId = `dead-${of}`;
  return (
    <section aria-labelledby={headingId}>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h2 id={headingId} className="text-lg">
          {title}
        </h2>
        {mayRedrive && dead > 0 ? (
          <Button variant="secondary" size="sm" busy={redrive.isPending} onClick={() => again('all')}>
            Try all {dead} again
          </Button>
        ) : null}
      </div>
      {error ? (
        <Alert tone="danger" live="alert">
          {error.message}
        </Alert>
      ) : data === undefined ? (
        <Skeleton className="h-24" />
      ) : data.rows.length === 0 ? (
        <p className="card text-quiet">None. Nothing was given up.</p>
      ) : (
        <>
          <DeadTable
            of={of}
            title={title}
            rows={data.rows}
            busy={redrive.isPending}
            onAgain={mayRedrive ? (row) => again([row]) : null}
          />
          <div className="mt-3 flex gap-2">
            {cursor ? (
              <Button variant="secondary" size="sm" onClick={() => setCursor(null)}>
                First page
              </Button>
            ) : null}
            {data.next_cursor ? (
              <Button variant="secondary" size="sm" onClick={() => setCursor(data.next_cursor)}>
                More
              </Button>
            ) : null}
          </div>
        </>
      )}
    </section>
  );
}

type TableProps = Pick<Props, 'of' | 'title'> & {
  rows: readonly DeadRow[];
  busy: boolean;
  /** Null for who may not try anything again. */
  onAgain: ((row: DeadRow) => void) | null;
};

function DeadTable({ of, title, rows, busy, onAgain }: TableProps) {
  return (
    <Table caption={title} className="min-w-2xl">
      <thead>
        <tr>
          <Th>What</Th>
          <Th>Order</Th>
          <Th>Why</Th>
          <Th className="text-right">Tries</Th>
          <Th>Since</Th>
          <Th>
            <span className="sr-only">Action</span>
          </Th>
        </tr>
      </thead>
      <tbody className="text-sm">
        {rows.map((row) => (
          <tr key={row.id}>
            <Td className="whitespace-nowrap">
              {of === 'events' ? (
                <Link data-row href={`/admin/webhooks/${row.id}`} className="underline">
                  {row.what}
                </Link>
              ) : (
                row.what
              )}{' '}
              <Badge tone={row.state === 'dead' ? 'danger' : 'warn'}>
                {row.state === 'dead' ? 'given up' : 'refused'}
              </Badge>
            </Td>
            <Td>
              {row.order_number ? (
                <Link
                  {...(of === 'effects' ? { 'data-row': true } : {})}
                  href={`/admin/orders/${row.order_number}`}
                  className="font-mono underline"
                >
                  {row.order_number}
                </Link>
              ) : null}
            </Td>
            <Td className="min-w-56 [overflow-wrap:anywhere]">{row.reason ?? 'no reason was kept'}</Td>
            <Td className="text-right tabular-nums">{row.attempts}</Td>
            <Td>
              <Age iso={row.since} />
            </Td>
            <Td>
              {onAgain ? (
                <Button size="sm" variant="secondary" busy={busy} onClick={() => onAgain(row)}>
                  Try again
                </Button>
              ) : null}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
