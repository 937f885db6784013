import { CircleCheck } from 'lucide-react';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import type { Overview } from '@/lib/contracts/backoffice/overview';
import type { AlertKind } from '@/lib/domain/order/alerts';

type Entry = { href: string; label: string; count: number; critical: boolean };

const IN_INQUIRIES: readonly string[] = ['contact_message', 'withdrawal'] satisfies AlertKind[];

/** Everything that waits for somebody, the worst first, each a link to where it is done. */
export function ToDoList({ todo }: { todo: Overview['todo'] }) {
  const entries: Entry[] = [
    ...todo.cases.map(({ kind, label, count, critical }) => ({
      href: IN_INQUIRIES.includes(kind) ? '/admin/inquiries' : `/admin/attention?kind=${kind}`,
      label,
      count,
      critical: critical > 0,
    })),
    { href: '/admin/alerts', label: 'Alerts about the system', count: todo.alerts, critical: todo.alerts_critical > 0 },
  ].filter(({ count }) => count > 0);
  return (
    <Card title="To do">
      {entries.length === 0 ? (
        <p className="flex items-center gap-2 text-quiet">
          <CircleCheck aria-hidden className="size-5 text-good" /> Nothing waits for you.
        </p>
      ) : (
        <CountList entries={entries} />
      )}
    </Card>
  );
}

/** Lines that lead somewhere, with how much is there. */
export function CountList({ entries }: { entries: readonly Entry[] }) {
  return (
    <ul className="-my-2 divide-y divide-line">
      {entries.map(({ href, label, count, critical }) => (
        <li key={label}>
          <Link href={href} className="flex min-h-11 items-center justify-between gap-4 hover:underline">
            <span className="min-w-0">{label}</span>
            <Badge {...(count === 0 ? {} : { tone: critical ? 'danger' : 'warn' })}>
              {count >= 100 ? '99+' : count}
            </Badge>
          </Link>
        </li>
      ))}
    </ul>
  );
}
