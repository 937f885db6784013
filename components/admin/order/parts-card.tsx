'use client';

import { toast } from 'sonner';
import { CopyButton } from '@/components/tracking/copy-button';
import { When } from '@/components/tracking/when';
import { Card } from '@/components/ui/card';
import { Fact } from '@/components/ui/fact';
import { Button } from '@/components/ui/form/button';
import { useOrderAction } from '@/lib/client/admin/use-admin-order';
import { type AdminOrder, resubmitAnswer } from '@/lib/contracts/backoffice/admin-order';
import type { FulfillmentStatus } from '@/lib/domain/order/states';
import { NewsDialog } from './news-dialog';
import { OutLink } from './out-link';

type Part = AdminOrder['parts'][number];

const TONE: Record<FulfillmentStatus, string | undefined> = {
  pending: undefined,
  confirmed: 'good',
  in_production: 'good',
  shipped: 'good',
  delivered: 'good',
  returned: 'warn',
  canceled: undefined,
  failed: 'danger',
};

/** Each provider's part: where it stands, in our words and theirs. Attempts that were replaced come last. */
export function PartsCard({ order }: { order: AdminOrder }) {
  const parts = order.parts.toSorted((a, b) => Number(b.current) - Number(a.current));
  return (
    <Card title="At the providers">
      {parts.length === 0 ? (
        <p className="text-quiet">Nothing was handed to a provider yet: the order is not paid.</p>
      ) : (
        <ul className="divide-y divide-line">
          {parts.map((part) => (
            <PartRow key={part.id} part={part} order={order} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function PartRow({ part, order }: { part: Part; order: AdminOrder }) {
  return (
    <li className={`space-y-3 py-4 first:pt-0 last:pb-0 ${part.current ? '' : 'opacity-80'}`}>
      <div className="flex flex-wrap items-center gap-3">
        <h3 className="font-semibold">{part.provider_label}</h3>
        <span className="chip" data-tone={part.on_hold ? 'warn' : TONE[part.status]}>
          {part.on_hold ? 'on hold' : part.status.replaceAll('_', ' ')}
        </span>
        {part.replacement > 0 ? <span className="chip">Replacement {part.replacement}</span> : null}
        {part.current ? null : <span className="text-quiet text-sm">replaced by a newer attempt</span>}
      </div>
      {part.reason ? <p className={part.on_hold ? 'text-warn' : 'text-danger'}>{part.reason}</p> : null}
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        <Fact name="Their order">
          {part.pod_order_id ? <CopyButton value={part.pod_order_id} what="provider order" /> : 'not there yet'}
        </Fact>
        <Fact name="Our number for it">
          <CopyButton value={part.external_id} what="reference" />
        </Fact>
        <Fact name="Their word">{part.provider_status ?? 'none yet'}</Fact>
        <Fact name="Last heard">{part.last_synced_at ? <When iso={part.last_synced_at} /> : 'never'}</Fact>
      </dl>
      <div className="flex flex-wrap items-center gap-4">
        {part.pod_order_url ? <OutLink href={part.pod_order_url}>Open at {part.provider_label}</OutLink> : null}
        {part.current && part.status === 'failed' && order.allowed.includes('orders.resubmit') ? (
          <Resubmit part={part} orderNumber={order.order_number} />
        ) : null}
        {part.current && part.has_desk && order.allowed.includes('orders.enter_news') ? (
          <NewsDialog order={order} part={part} />
        ) : null}
      </div>
    </li>
  );
}

function Resubmit({ part, orderNumber }: { part: Part; orderNumber: string }) {
  const resubmit = useOrderAction(orderNumber, 'resubmit', resubmitAnswer);
  return (
    <Button
      size="sm"
      busy={resubmit.isPending}
      onClick={() =>
        resubmit.mutate(
          { provider: part.provider, replacement: part.replacement },
          {
            onSuccess: ({ external_id }) => toast.success(`Resubmitted as ${external_id}.`),
            onError: (error) => toast.error(error.message),
          },
        )
      }
    >
      Resubmit as a new order
    </Button>
  );
}
