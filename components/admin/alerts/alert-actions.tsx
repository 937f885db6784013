'use client';
import { toast } from 'sonner';
import { Button } from '@/components/ui/form/button';
import { ButtonLink } from '@/components/ui/form/button-link';
import { useAcknowledgeAlert, useAssignAlert, useResyncOrder, useRetryAlert } from '@/lib/client/admin/use-alerts';
import { useStartSync } from '@/lib/client/admin/use-jobs';
import type { AlertView } from '@/lib/contracts/backoffice/alerts';
import { ResolveDialog } from './resolve-dialog';

type Props = { alert: AlertView; staff: { id: string; name: string }[]; me: string };

const fail = (error: Error) => toast.error(error.message);

/** Where the cause is to be seen. */
const SCREENS = [
  { fix: 'providers', href: '/admin/providers', label: 'Providers' },
  { fix: 'webhooks', href: '/admin/webhooks', label: 'Webhooks' },
  { fix: 'attention', href: '/admin/attention', label: 'Needs attention' },
  { fix: 'jobs', href: '/admin/jobs', label: 'Jobs' },
  { fix: 'inquiries', href: '/admin/inquiries', label: 'Inquiries' },
] as const;

/** The fix first, then who does it, then the end of it. */
export function AlertActions({ alert, staff, me }: Props) {
  const acknowledge = useAcknowledgeAlert();
  return (
    <div className="flex flex-wrap content-start items-start gap-2 lg:w-72 lg:justify-end">
      {alert.fixes.includes('order') && alert.order_number ? (
        <ButtonLink size="sm" href={`/admin/orders/${alert.order_number}`}>
          Answer it
        </ButtonLink>
      ) : null}
      <Fixes alert={alert} />
      {alert.state === 'open' ? (
        <Button
          variant="ghost"
          size="sm"
          busy={acknowledge.isPending}
          onClick={() => acknowledge.mutate({ alertId: alert.id }, { onError: fail })}
        >
          Seen
        </Button>
      ) : null}
      <ResolveDialog alert={alert} />
      <Assignee alert={alert} staff={staff} me={me} />
    </div>
  );
}

function Fixes({ alert }: { alert: AlertView }) {
  const retry = useRetryAlert();
  const resync = useResyncOrder();
  const sync = useStartSync();
  const { order_id: orderId } = alert;
  return (
    <>
      {alert.fixes.includes('retry') ? (
        <Button
          size="sm"
          busy={retry.isPending}
          onClick={() =>
            retry.mutate({ alertId: alert.id }, { onSuccess: ({ detail }) => toast.success(detail), onError: fail })
          }
        >
          Try again
        </Button>
      ) : null}
      {alert.fixes.includes('resync') && orderId ? (
        <Button
          size="sm"
          busy={resync.isPending}
          onClick={() =>
            resync.mutate(
              { orderId },
              {
                onSuccess: ({ fulfillments }) =>
                  toast.success(
                    fulfillments
                      .map(
                        (part) =>
                          `${part.provider_label} says: ${part.provider_status?.replaceAll(/[-_]/g, ' ') ?? 'not there yet'}`,
                      )
                      .join(', '),
                  ),
                onError: fail,
              },
            )
          }
        >
          Look again
        </Button>
      ) : null}
      {alert.fixes.includes('sync_now') ? (
        <Button
          size="sm"
          busy={sync.isPending}
          onClick={() =>
            sync.mutate(undefined, { onSuccess: () => toast.success('A sync starts now.'), onError: fail })
          }
        >
          Sync now
        </Button>
      ) : null}
      {alert.fixes.includes('register') || alert.fixes.includes('recover') ? (
        <ButtonLink size="sm" href="/admin/webhooks">
          Repair
        </ButtonLink>
      ) : null}
      {SCREENS.filter(({ fix }) => alert.fixes.includes(fix)).map(({ fix, href, label }) => (
        <ButtonLink key={fix} size="sm" variant="secondary" href={href}>
          {label}
        </ButtonLink>
      ))}
    </>
  );
}

function Assignee({ alert, staff, me }: Props) {
  const assign = useAssignAlert();
  const others = staff.filter(({ id }) => id !== me);
  return (
    <label className="block">
      <span className="sr-only">Assign {alert.label}</span>
      <select
        value={alert.assignee?.id ?? ''}
        disabled={assign.isPending}
        onChange={(event) =>
          assign.mutate({ alertId: alert.id, assigneeId: event.target.value || null }, { onError: fail })
        }
        className="input min-h-9 w-auto max-w-48 py-0 text-sm"
      >
        <option value="">Nobody</option>
        <option value={me}>Me</option>
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
