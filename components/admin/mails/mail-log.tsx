import { MailX } from 'lucide-react';
import Link from 'next/link';
import { When } from '@/components/tracking/when';
import { EmptyState } from '@/components/ui/empty-state';
import { ButtonLink } from '@/components/ui/form/button-link';
import { Table, Td, Th } from '@/components/ui/table';
import type { MailsQuery } from '@/lib/domain/order/list-filters';
import type { MailState } from '@/lib/domain/order/mails';

export type MailEntry = {
  id: string;
  orderNumber: string;
  to: string;
  label: string;
  locale: string;
  state: MailState;
  again: boolean;
  attempts: number;
  note: string | null;
  owedAt: string;
  sentAt: string | null;
};

const TONE: Record<MailState, string | undefined> = {
  pending: 'warn',
  sent: 'good',
  dropped: undefined,
  failed: 'danger',
};

/** What was mailed to whom. A mail is sent again on its order's page. */
export function MailLog({
  filter,
  page,
}: {
  filter: MailsQuery;
  page: { entries: MailEntry[]; older: string | null };
}) {
  const { entries, older } = page;
  if (entries.length === 0) {
    return (
      <EmptyState icon={MailX} title="Nothing here">
        No mail of this kind was owed or sent.
      </EmptyState>
    );
  }
  const address = (part: Record<string, string>) => {
    const kept = Object.entries({ ...filter, after: undefined, ...part }).filter(([, value]) => value !== undefined);
    return `/admin/mails?${new URLSearchParams(kept as [string, string][])}`;
  };
  return (
    <>
      <Table caption="Mails" className="text-sm">
        <thead>
          <tr>
            <Th>When</Th>
            <Th>Mail</Th>
            <Th>To</Th>
            <Th>Order</Th>
            <Th>State</Th>
            <Th>Note</Th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <MailRow key={entry.id} entry={entry} />
          ))}
        </tbody>
      </Table>
      <nav aria-label="Pages" className="flex justify-between gap-3">
        <ButtonLink href={address({})} variant="secondary">
          Newest
        </ButtonLink>
        {older === null ? null : (
          <ButtonLink href={address({ after: older })} variant="secondary">
            Older
          </ButtonLink>
        )}
      </nav>
    </>
  );
}

function MailRow({ entry }: { entry: MailEntry }) {
  return (
    <tr>
      <Td className="whitespace-nowrap text-quiet">
        <When iso={entry.sentAt ?? entry.owedAt} seconds />
      </Td>
      <Td className="whitespace-nowrap">
        {entry.label}
        {entry.again ? ', again' : ''} <span className="text-quiet uppercase">{entry.locale}</span>
      </Td>
      <Td className="min-w-52 [overflow-wrap:anywhere]">{entry.to}</Td>
      <Td>
        <Link href={`/admin/orders/${entry.orderNumber}`} className="font-mono underline">
          {entry.orderNumber}
        </Link>
      </Td>
      <Td>
        <span className="chip" data-tone={TONE[entry.state]}>
          {entry.state}
        </span>
      </Td>
      <Td className="min-w-40 text-quiet [overflow-wrap:anywhere]">{noteOf(entry)}</Td>
    </tr>
  );
}

function noteOf({ note, attempts, state }: MailEntry): string {
  const tries = attempts > 1 || (state === 'pending' && attempts > 0) ? `${attempts} attempts` : '';
  return [note, tries].filter(Boolean).join(' · ');
}
