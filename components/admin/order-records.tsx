import { CopyButton } from '@/components/orders/copy-button';
import type { Tone } from '@/components/orders/order-words';
import { When } from '@/components/orders/when';
import { Money } from '@/components/ui/money';
import type { AdminOrder } from '@/lib/contracts/admin';
import { RecordTable } from './record-table';

const EFFECT_TONE: Record<AdminOrder['effects'][number]['state'], Tone> = {
  owed: 'warn',
  done: 'good',
  dropped: 'neutral',
  attention: 'danger',
  dead: 'danger',
};

/** Everything behind the order that shoppers never see. */
export function OrderRecords({ order }: { order: AdminOrder }) {
  return (
    <>
      <RecordTable
        title="At the providers"
        empty="Nothing was handed to a provider yet."
        columns={['Provider', 'Their order', 'Our reference', 'Cost']}
        rows={order.provider_links.map((link) => ({
          id: link.external_id,
          cells: [
            link.provider,
            link.pod_order_id ? <CopyButton key="id" value={link.pod_order_id} what="provider order" /> : 'not yet',
            <CopyButton key="ref" value={link.external_id} what="reference" />,
            link.cost_minor !== null && link.cost_currency ? (
              <Money key="cost" amountMinor={link.cost_minor} currency={link.cost_currency} />
            ) : (
              'unknown'
            ),
          ],
        }))}
      />
      <RecordTable
        title="What is owed and done"
        empty="Nothing is owed."
        columns={['What', 'State', 'Attempts', 'Last error', 'Updated']}
        rows={order.effects.map((effect) => ({
          id: effect.id,
          cells: [
            effect.kind,
            <span key="state" className="chip" data-tone={EFFECT_TONE[effect.state]}>
              {effect.state}
            </span>,
            effect.attempts,
            effect.last_error,
            <When key="at" iso={effect.updated_at} />,
          ],
        }))}
      />
      <RecordTable
        title="Events"
        empty="Nothing happened yet."
        columns={['When', 'What', 'Source', 'Who', 'Provider', 'Detail']}
        rows={order.events.map((event) => ({
          id: event.id,
          cells: [
            <When key="at" iso={event.occurred_at} />,
            <code key="kind">{event.kind}</code>,
            event.source,
            event.actor,
            event.provider,
            event.detail,
          ],
        }))}
      />
    </>
  );
}
