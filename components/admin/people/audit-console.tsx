'use client';

import { ScrollText } from 'lucide-react';
import Link from 'next/link';
import { parseAsString, useQueryStates } from 'nuqs';
import { When } from '@/components/tracking/when';
import { Alert } from '@/components/ui/alert';
import { EmptyState } from '@/components/ui/empty-state';
import { Button } from '@/components/ui/form/button';
import { Table, Td, Th } from '@/components/ui/table';
import { useAudit } from '@/lib/client/admin/use-people';
import type { AuditEntry } from '@/lib/contracts/backoffice/people';
import { formatMoney } from '@/lib/domain/money/money';
import type { AuditQuery } from '@/lib/domain/order/list-filters';
import { ORDER_NUMBER } from '@/lib/domain/order/order-number';
import { AuditFilters } from './audit-filters';

const PARSERS = {
  who: parseAsString,
  action: parseAsString,
  subject: parseAsString,
  from: parseAsString,
  to: parseAsString,
  after: parseAsString,
};

type Props = { initial: Parameters<typeof useAudit>[1] };

/** What staff did, as it was written down when they did it. */
export function AuditConsole({ initial }: Props) {
  const [values, setValues] = useQueryStates(PARSERS, { history: 'push' });
  const query: AuditQuery = Object.fromEntries(Object.entries(values).filter(([, value]) => value));
  const audit = useAudit(query, initial);
  const entries = audit.data?.entries ?? [];
  const older = audit.data?.older ?? null;
  return (
    <div className="space-y-5">
      <AuditFilters filter={query} onChange={(part) => void setValues({ after: null, ...part })} />
      {audit.isError ? (
        <Alert tone="danger" live="alert" title="The log could not be read">
          {audit.error.message}
        </Alert>
      ) : null}
      {entries.length === 0 && !audit.isPending ? (
        <EmptyState icon={ScrollText} title="Nothing here">
          Nobody did anything of this kind. Addresses and order numbers must be complete.
        </EmptyState>
      ) : (
        <Entries entries={entries} stale={audit.isPlaceholderData} />
      )}
      <nav aria-label="Pages" className="flex justify-between gap-3">
        <Button variant="secondary" disabled={!query.after} onClick={() => void setValues({ after: null })}>
          Newest
        </Button>
        <Button variant="secondary" disabled={older === null} onClick={() => void setValues({ after: older })}>
          Older
        </Button>
      </nav>
    </div>
  );
}

function Entries({ entries, stale }: { entries: readonly AuditEntry[]; stale: boolean }) {
  return (
    <div className={stale ? 'opacity-60' : ''} aria-busy={stale}>
      <Table caption="Audit log" className="text-sm">
        <thead>
          <tr>
            <Th>When</Th>
            <Th>Who</Th>
            <Th>Did</Th>
            <Th>To</Th>
            <Th>Details</Th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <Td className="whitespace-nowrap text-quiet">
                <When iso={entry.at} seconds />
              </Td>
              <Td>{entry.actor}</Td>
              <Td className="whitespace-nowrap">{entry.label}</Td>
              <Td>
                {ORDER_NUMBER.test(entry.subject) ? (
                  <Link href={`/admin/orders/${entry.subject}`} className="font-mono underline">
                    {entry.subject}
                  </Link>
                ) : (
                  entry.subject
                )}
              </Td>
              <Td className="min-w-56 text-quiet [overflow-wrap:anywhere]">{wordsOf(entry.data)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

/** `before` and `after` first, amounts as money, the rest as it is. */
function wordsOf({ before, after, amount_minor: amount, currency, ...rest }: Record<string, unknown>): string {
  const money =
    typeof amount === 'number' && typeof currency === 'string'
      ? [formatMoney(amount, currency)]
      : amount === undefined
        ? []
        : [`amount in minor units: ${plain(amount)}`];
  const change =
    before === undefined && after === undefined
      ? []
      : [[before, after].map((value) => plain(value ?? '–')).join(' → ')];
  return [
    ...change,
    ...money,
    ...Object.entries(rest)
      .filter(([name]) => name !== 'request_id')
      .map(([name, value]) => `${name.replaceAll('_', ' ')}: ${plain(value)}`),
  ].join(', ');
}

/** A change of five hundred products names them all. */
const LONGEST = 300;

function plain(value: unknown): string {
  const words = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
}
