import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { OrderTracking } from '@/lib/contracts/orders';

type Notice = { key: string; tone: 'warn' | 'danger'; title: string; text: string; next: string };

/** What is out of the ordinary, each with what happens next and who does it. */
export function noticesOf(order: OrderTracking): Notice[] {
  const notices: Notice[] = [];
  const address = order.can_change_address
    ? 'If it could be the address: you can still change it below.'
    : 'You need not do anything.';
  if (order.status === 'on_hold') {
    notices.push({
      key: 'hold',
      tone: 'warn',
      title: 'The print shop has paused your order',
      text: 'Mostly it is an item that has to be restocked, a print file that needs a look, or an address it cannot find.',
      next: `We have been told and are sorting it out; a mail tells you when it goes on. ${address}`,
    });
  }
  if (order.status === 'failed') {
    notices.push({
      key: 'failed',
      tone: 'danger',
      title: 'The print shop could not make your items',
      text: 'A person here is looking at it: we either get it printed after all or give you the money back.',
      next: `You get a mail either way. ${address}`,
    });
  }
  const back = order.packages.filter(({ status }) => status === 'returned').length;
  if (order.status === 'returned' || back > 0) {
    notices.push({
      key: 'returned',
      tone: 'warn',
      title: back > 1 ? `${back} packages came back to the sender` : 'A package came back to the sender',
      text: 'Usually nobody could take it in, or the carrier could not find the address.',
      next: 'Tell us below where it should go, or wait for our mail: we can send it again or refund it.',
    });
  }
  if (order.delivery?.basis === 'late' && order.status !== 'delivered' && order.status !== 'on_hold') {
    notices.push({
      key: 'late',
      tone: 'warn',
      title: 'It is later than we promised',
      text: 'The days we had named have passed, and nothing has been heard of a delivery yet.',
      next: 'We keep asking the print shop and the carrier. If it has not come by the new dates, report it as lost below and we will replace or refund it.',
    });
  }
  if (order.payment.status === 'disputed') {
    notices.push({
      key: 'disputed',
      tone: 'warn',
      title: 'Your bank is looking into the payment',
      text: 'A dispute is open, so nothing of this order can be changed here until the bank has decided.',
      next: 'If it was a mistake, please tell your bank.',
    });
  }
  const gone = order.fulfillments.filter(({ status }) => status === 'canceled');
  if (gone.length > 0 && order.status !== 'canceled') {
    const titles = order.items.filter((item) => gone.some(({ provider }) => provider === item.provider));
    notices.push({
      key: 'partly-canceled',
      tone: 'warn',
      title: 'A part of your order is canceled',
      text: `${titles.map(({ title }) => title).join(', ')} will not be printed.`,
      next: 'The money for it goes back the way you paid; the rest of the order goes on.',
    });
  }
  return notices;
}

export function OrderNotices({ order }: { order: OrderTracking }) {
  const notices = noticesOf(order);
  if (notices.length === 0) return null;
  return (
    <div className="space-y-3">
      {notices.map(({ key, tone, title, text, next }) => {
        const Icon = tone === 'danger' ? CircleAlert : TriangleAlert;
        return (
          <section
            key={key}
            aria-label={title}
            className={`flex gap-3 rounded-box p-4 sm:p-5 ${tone === 'danger' ? 'bg-danger-soft' : 'bg-warn-soft'}`}
          >
            <Icon aria-hidden className={`mt-0.5 size-5 shrink-0 ${tone === 'danger' ? 'text-danger' : 'text-warn'}`} />
            <div className="min-w-0">
              <h2 className={`text-base ${tone === 'danger' ? 'text-danger' : 'text-warn'}`}>{title}</h2>
              <p className="mt-1">{text}</p>
              <p className="mt-2">
                <strong className="font-semibold">What happens next: </strong>
                {next}
              </p>
            </div>
          </section>
        );
      })}
    </div>
  );
}
