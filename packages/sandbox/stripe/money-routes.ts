import { z } from 'zod';
import type { Account } from './account';
import { causeOf } from './call';
import { disputeList, disputeUpdate, updateDispute } from './disputes';
import { endpoint, type StripeApp } from './endpoint';
import { find } from './errors';
import { pageOf } from './paging';
import { paging, text } from './params';
import { cancelRefund, createRefund, refundCreate, refundList, refundUpdate } from './refunds';
import { mergeMetadata } from './values';

const nothing = z.strictObject({});
const chargeList = z.strictObject({ ...paging, customer: text().optional(), payment_intent: text().optional() });

/** Keeps what equals every filter that was sent. */
function matching<T>(things: Iterable<T>, filters: { [K in keyof T]?: T[K] | undefined }): T[] {
  const wanted = Object.entries(filters).filter(([, value]) => value !== undefined);
  return [...things].filter((thing) => {
    const fields = new Map(Object.entries(thing as object));
    return wanted.every(([name, value]) => fields.get(name) === value);
  });
}

export function routeRefunds(app: StripeApp, account: Account): void {
  const at = (id: string) => find(account.refunds, 'refund', id);

  app.post(
    '/v1/refunds',
    endpoint(account, {
      keys: 'secret',
      params: refundCreate,
      run: (call, params) => createRefund(account, causeOf(call), params),
    }),
  );
  app.get(
    '/v1/refunds',
    endpoint(account, {
      keys: 'secret',
      params: refundList,
      run: (_call, params) => {
        const { charge, payment_intent } = params;
        const found = matching(account.refunds.values(), { charge, payment_intent });
        return pageOf(found, params, { url: '/v1/refunds', kind: 'refund' });
      },
    }),
  );
  app.get(
    '/v1/refunds/:id',
    endpoint(account, { keys: 'secret', params: nothing, run: (_call, _params, id) => at(id) }),
  );
  app.post(
    '/v1/refunds/:id',
    endpoint(account, {
      keys: 'secret',
      params: refundUpdate,
      run: (_call, params, id) => {
        const refund = at(id);
        refund.metadata = mergeMetadata(refund.metadata, params.metadata);
        return refund;
      },
    }),
  );
  app.post(
    '/v1/refunds/:id/cancel',
    endpoint(account, { keys: 'secret', params: nothing, run: (_call, _params, id) => cancelRefund(at(id)) }),
  );
}

export function routeCharges(app: StripeApp, account: Account): void {
  app.get(
    '/v1/charges',
    endpoint(account, {
      keys: 'secret',
      params: chargeList,
      run: (_call, params) => {
        const { customer, payment_intent } = params;
        const found = matching(account.charges.values(), { customer, payment_intent });
        return pageOf(found, params, { url: '/v1/charges', kind: 'charge' });
      },
    }),
  );
  app.get(
    '/v1/charges/:id',
    endpoint(account, {
      keys: 'secret',
      params: nothing,
      run: (_call, _params, id) => find(account.charges, 'charge', id),
    }),
  );
  app.get(
    '/v1/balance_transactions/:id',
    endpoint(account, {
      keys: 'secret',
      params: nothing,
      run: (_call, _params, id) => find(account.balanceTransactions, 'balance_transaction', id),
    }),
  );
}

export function routeDisputes(app: StripeApp, account: Account): void {
  const at = (id: string) => find(account.disputes, 'dispute', id);

  app.get(
    '/v1/disputes',
    endpoint(account, {
      keys: 'secret',
      params: disputeList,
      run: (_call, params) => {
        const { charge, payment_intent } = params;
        const found = matching(account.disputes.values(), { charge, payment_intent });
        return pageOf(found, params, { url: '/v1/disputes', kind: 'dispute' });
      },
    }),
  );
  app.get(
    '/v1/disputes/:id',
    endpoint(account, { keys: 'secret', params: nothing, run: (_call, _params, id) => at(id) }),
  );
  app.post(
    '/v1/disputes/:id',
    endpoint(account, {
      keys: 'secret',
      params: disputeUpdate,
      run: (call, params, id) => updateDispute(account, causeOf(call), at(id), params),
    }),
  );
}

/** What the card networks have heard; no longer actionable once the money went back either way. */
export function routeFraudWarnings(app: StripeApp, account: Account): void {
  app.get(
    '/v1/radar/early_fraud_warnings',
    endpoint(account, {
      keys: 'secret',
      params: disputeList,
      run: (_call, params) => {
        const { charge, payment_intent } = params;
        const found = matching(account.fraudWarnings.values(), { charge, payment_intent }).map((warning) => {
          const { refunded, disputed } = find(account.charges, 'charge', warning.charge);
          return { ...warning, actionable: warning.actionable && !refunded && !disputed };
        });
        return pageOf(found, params, { url: '/v1/radar/early_fraud_warnings', kind: 'early_fraud_warning' });
      },
    }),
  );
}
