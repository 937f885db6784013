import { useTranslations } from 'next-intl';
import type { OrderTracking } from '@/lib/contracts/orders';
import { FULFILLMENTS, isOneOf, ORDERS, PAYMENTS } from '@/lib/domain/order/states';
import { When } from '../tracking/when';
import { CancelOrder } from './cancel-order';
import { SelfServiceForm } from './self-service-form';
import type { SelfServiceSubject } from './self-service-subject';

/** What a shopper can still do about the order, each with its limit or the reason why not any more. */
export function OrderSelfService({ order }: { order: OrderTracking }) {
  const t = useTranslations('order.selfService');
  const until = useTranslations('order.cancelUntil');
  const paid = isOneOf(order.payment.status, PAYMENTS.captured);
  const over = isOneOf(order.status, ORDERS.done);
  const isFixed = !over && !order.can_change_address && !order.can_cancel;
  const stoppable = order.fulfillments.filter(({ status }) => isOneOf(status, FULFILLMENTS.stoppable));
  const stopped = order.items
    .filter(({ provider }) => order.fulfillments.length === 0 || stoppable.some((part) => part.provider === provider))
    .map(({ title, variant_name, quantity }) => `${title}, ${variant_name} × ${quantity}`);
  const graceUntil = order.changeable_until;
  const howLong = graceUntil ? until.rich('grace', { when: () => <When iso={graceUntil} /> }) : until(untilWhen(order));
  const open = order.problems.filter(({ closed }) => !closed);
  const subject: SelfServiceSubject = {
    orderId: order.order_id,
    recipient: order.recipient,
    items: order.items.map(({ id, title, variant_name }) => ({ id, label: `${title}, ${variant_name}` })),
  };
  return (
    <section className="card" aria-labelledby="care" data-no-print>
      <h2 id="care">{over ? t('wrong') : t('change')}</h2>
      <div className="mt-3 divide-y divide-line">
        {(over && !order.can_change_address) || isFixed ? null : (
          <SelfServiceForm
            label={t('address')}
            note={over ? t('addressAgain') : order.can_change_address ? t('addressOpen') : order.address_reason}
            isOpenable={order.can_change_address}
            form="address"
            subject={subject}
          />
        )}
        {order.can_change_items ? (
          <SelfServiceForm label={t('item')} note={t('itemOpen')} isOpenable form="item" subject={subject} />
        ) : null}
        {over || order.masked ? null : (
          <SelfServiceForm label={t('email')} note={t('emailNote')} isOpenable form="email" subject={subject} />
        )}
        {over ? null : (
          <CancelOrder
            orderId={order.order_id}
            isOpen={order.can_cancel}
            note={order.can_cancel ? howLong : order.cancel_reason}
            stops={stopped}
            isCharged={order.payment.total > 0 && !isOneOf(order.payment.status, PAYMENTS.uncharged)}
          />
        )}
        <SelfServiceForm
          label={t('report')}
          note={
            open.length > 0
              ? t('reported', { what: open.map(({ label }) => label).join(', ') })
              : paid
                ? t('reportOpen')
                : t('reportLater')
          }
          isOpenable={paid}
          form="problem"
          subject={subject}
        />
      </div>
      <Answers problems={order.problems} />
    </section>
  );
}

/** To reports that staff said no to. */
function Answers({ problems }: Pick<OrderTracking, 'problems'>) {
  const t = useTranslations('order.selfService');
  return problems.map(({ id, label, answer_words: words }) =>
    words === null ? null : (
      <div key={id} className="mt-3 text-sm">
        <p className="font-medium">{t('answered', { what: label })}</p>
        <p className="whitespace-pre-wrap text-quiet [overflow-wrap:anywhere]">{words}</p>
      </div>
    ),
  );
}

/** The limit is printing, and nobody knows its hour beforehand. */
function untilWhen({ fulfillments }: OrderTracking): 'unpaid' | 'partly' | 'failed' | 'soon' | 'early' {
  const statuses = fulfillments.map(({ status }) => status);
  if (statuses.length === 0) return 'unpaid';
  if (statuses.some((status) => isOneOf(status, FULFILLMENTS.printing))) {
    return 'partly';
  }
  if (statuses.includes('failed')) return 'failed';
  return statuses.includes('confirmed') ? 'soon' : 'early';
}
