import type { OrderTracking } from '@/lib/contracts/orders';
import { CancelOrder } from './cancel-order';
import { CareForm, type CareSubject } from './care-form';

/** What a shopper can still do about the order, each with its limit or the reason why not any more. */
export function OrderCare({ order }: { order: OrderTracking }) {
  const paid = !['unpaid', 'processing', 'failed'].includes(order.payment.status);
  const over = ['delivered', 'canceled', 'returned'].includes(order.status);
  const open = order.problems.filter(({ closed }) => !closed);
  const subject: CareSubject = {
    orderId: order.order_id,
    recipient: order.recipient,
    items: order.items.map(({ id, title, variant_name }) => ({ id, label: `${title}, ${variant_name}` })),
  };
  return (
    <section className="card" aria-labelledby="care" data-no-print>
      <h2 id="care">{over ? 'Is anything wrong?' : 'Need a change?'}</h2>
      <div className="mt-3 divide-y divide-line">
        {over ? null : (
          <CareForm
            label="Change the address"
            note={order.can_change_address ? 'Possible until the print shop has the order.' : order.address_reason}
            isOpenable={order.can_change_address}
            form="address"
            subject={subject}
          />
        )}
        {over ? null : (
          <CancelOrder
            orderId={order.order_id}
            isOpen={order.can_cancel}
            note={order.can_cancel ? untilWhen(order) : order.cancel_reason}
            isCharged={order.payment.total > 0 && !['unpaid', 'failed'].includes(order.payment.status)}
          />
        )}
        <CareForm
          label="Report a problem"
          note={
            open.length > 0
              ? `Reported: ${open.map(({ label }) => label.toLowerCase()).join(', ')}. We answer by mail.`
              : paid
                ? 'Misprinted, damaged, lost? A photo helps.'
                : 'Possible once the order is paid.'
          }
          isOpenable={paid}
          form="problem"
          subject={subject}
        />
      </div>
    </section>
  );
}

/** The limit is printing, and nobody knows its hour beforehand. */
function untilWhen({ fulfillments }: OrderTracking): string {
  const statuses = fulfillments.map(({ status }) => status);
  if (statuses.length === 0) return 'Free until you have paid, and after that until printing starts.';
  if (statuses.some((status) => ['in_production', 'shipped', 'delivered'].includes(status))) {
    return 'A part of it is being made already; only the rest can still be stopped.';
  }
  if (statuses.includes('failed')) return 'Free: nothing is being printed. Or wait for what we find out.';
  return statuses.includes('confirmed')
    ? 'Free until printing starts, which can be within hours now.'
    : 'Free until printing starts, usually within a day.';
}
