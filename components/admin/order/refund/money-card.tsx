'use client';

import { Alert } from '@/components/ui/alert';
import { Card } from '@/components/ui/card';
import { Amount } from '@/components/ui/fact';
import { Button } from '@/components/ui/form/button';
import { Loading } from '@/components/ui/loading';
import { Money } from '@/components/ui/money';
import { Skeleton } from '@/components/ui/skeleton';
import { useOrderMoney } from '@/lib/client/admin/use-admin-order';
import type { AdminOrder, OrderMoney } from '@/lib/contracts/backoffice/admin-order';
import { CreditDialog } from '../claim/credit-dialog';

/** What came in, what went out, what is left of it. */
export function MoneyCard({ order }: { order: Pick<AdminOrder, 'order_number' | 'allowed'> }) {
  const orderNumber = order.order_number;
  const money = useOrderMoney(orderNumber);
  return (
    <Card title="Money">
      {money.isPending ? (
        <Loading label="Asking Stripe" className="space-y-2">
          <Skeleton className="h-5" />
          <Skeleton className="h-5" />
          <Skeleton className="h-5" />
        </Loading>
      ) : null}
      {money.isError ? (
        <Alert
          tone="danger"
          live="alert"
          title="Stripe could not be asked"
          action={
            <Button size="sm" onClick={() => void money.refetch()}>
              Try again
            </Button>
          }
        >
          {money.error.message}
        </Alert>
      ) : null}
      {money.data ? <Figures money={money.data} /> : null}
      {money.data?.margin_note ? <p className="mt-2 text-quiet text-sm">{money.data.margin_note}</p> : null}
      {money.data && money.data.costs.length > 0 && order.allowed.includes('orders.record_credit') ? (
        <CreditDialog orderNumber={orderNumber} money={money.data} />
      ) : null}
    </Card>
  );
}

function Figures({ money }: { money: OrderMoney }) {
  const { currency } = money;
  return (
    <dl className="space-y-2 text-sm">
      <Amount name="Charged">
        <Money amountMinor={money.charged_minor} currency={currency} />
      </Amount>
      <Amount name="Refunded">
        <Money amountMinor={0 - money.refunded_minor} currency={currency} />
      </Amount>
      <Amount name="Stripe's fee">
        {money.fee ? <Money amountMinor={-money.fee.amount_minor} currency={money.fee.currency} /> : 'not booked yet'}
      </Amount>
      {money.losses.map((loss, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name, and none goes away
        <Amount key={at} name={loss.what === 'lost' ? 'Taken by the bank' : 'Dispute fee'}>
          <Money amountMinor={-loss.amount_minor} currency={loss.currency} />
        </Amount>
      ))}
      {money.costs.map((cost) => (
        <Amount
          key={`${cost.provider} ${cost.replacement}`}
          name={cost.replacement > 0 ? `${cost.provider_label}, replacement` : cost.provider_label}
        >
          {cost.amount_minor !== null && cost.currency !== null ? (
            <Money amountMinor={-cost.amount_minor} currency={cost.currency} />
          ) : (
            'not told yet'
          )}
        </Amount>
      ))}
      {money.credits.map((credit) => (
        <Amount key={credit.id} name={`${credit.provider_label} gave back${credit.note ? ` (${credit.note})` : ''}`}>
          <Money amountMinor={credit.amount_minor} currency={credit.currency} />
        </Amount>
      ))}
      {money.waiting_minor > 0 ? (
        <Amount name="Waits for approval">
          <Money amountMinor={money.waiting_minor} currency={currency} />
        </Amount>
      ) : null}
      <Amount name="Margin" strong>
        {money.margin_minor === null ? (
          '–'
        ) : (
          <>
            <Money amountMinor={money.margin_minor} currency={currency} />
            {money.charged_minor > 0 ? ` (${Math.round((100 * money.margin_minor) / money.charged_minor)} %)` : ''}
          </>
        )}
      </Amount>
    </dl>
  );
}
