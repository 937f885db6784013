'use client';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/components/ui/tone';
import type { AlertView } from '@/lib/contracts/backoffice/alerts';
import { Age } from '../age';
import { AlertActions } from './alert-actions';
import { CaseFacts } from './case-facts';

const TONE: Record<AlertView['severity'], { tone: Tone; label: string }> = {
  critical: { tone: 'danger', label: 'Critical' },
  warning: { tone: 'warn', label: 'Warning' },
  info: { tone: 'info', label: 'Notice' },
};

type Props = { alert: AlertView; staff: { id: string; name: string }[]; me: string | null };

/** What happened, since when, what to do, and the buttons to do it. */
export function AlertItem({ alert, staff, me }: Props) {
  const severity = TONE[alert.severity];
  return (
    <li className="grid gap-x-6 gap-y-3 p-4 sm:p-5 lg:grid-cols-[minmax(0,1fr)_auto]" aria-label={alert.label}>
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <Badge tone={severity.tone}>{severity.label}</Badge>
          <h2 className="text-base tracking-normal">{alert.label}</h2>
          {alert.order_number ? (
            <Link data-row href={`/admin/orders/${alert.order_number}`} className="font-mono text-sm underline">
              {alert.order_number}
            </Link>
          ) : null}
          <span className="text-quiet text-sm">
            <Age iso={alert.first_at} />
            {alert.openings > 1 ? ` · opened ${alert.openings} times` : ''}
          </span>
        </div>
        <p className="mt-2 [overflow-wrap:anywhere]">{alert.message}</p>
        <p className="mt-1 text-quiet text-sm">
          {alert.state === 'resolved' ? <Resolution alert={alert} /> : alert.todo}
        </p>
        {alert.state === 'resolved' ? null : <CaseFacts alert={alert} />}
        <p className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-quiet text-sm empty:hidden">
          {alert.assignee ? <span>Assigned to {alert.assignee.name}</span> : null}
          {alert.state === 'acknowledged' ? <span>Seen by {alert.acknowledged_by}</span> : null}
          {alert.deliveries.map(({ channel, state, last_error }) => (
            <span key={channel} className={state === 'failed' ? 'text-danger' : undefined}>
              {channel === 'mail' ? 'Mail' : 'Webhook'} {DELIVERY[state]}
              {last_error ? `: ${last_error}` : ''}
            </span>
          ))}
        </p>
      </div>
      {me === null || alert.state === 'resolved' ? null : <AlertActions alert={alert} staff={staff} me={me} />}
    </li>
  );
}

const DELIVERY = { pending: 'not out yet', done: 'sent', failed: 'given up' } as const;

function Resolution({ alert }: { alert: AlertView }) {
  return (
    <>
      Resolved {alert.resolved_at ? <Age iso={alert.resolved_at} ago /> : null} by {alert.resolved_by ?? 'somebody'}
      {alert.resolution ? `: ${alert.resolution}` : ''}
    </>
  );
}
