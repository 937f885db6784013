import { z } from 'zod';
import type { Account } from './account';
import { causeOf } from './call';
import { createToken, tokenCreate } from './confirmation-tokens';
import { createCustomer, customerList, customerWrite, updateCustomer } from './customers';
import { endpoint, type StripeApp } from './endpoint';
import { find } from './errors';
import { pageOf } from './paging';
import { keepMethod, makeMethod, paymentMethodData } from './payment-methods';

const nothing = z.strictObject({});

export function routeCustomers(app: StripeApp, account: Account): void {
  const at = (id: string) => find(account.customers, 'customer', id);

  app.post(
    '/v1/customers',
    endpoint(account, {
      keys: 'secret',
      params: customerWrite,
      run: (call, params) => createCustomer(account, causeOf(call), params),
    }),
  );
  app.get(
    '/v1/customers',
    endpoint(account, {
      keys: 'secret',
      params: customerList,
      run: (_call, params) => {
        const { email } = params;
        const found = [...account.customers.values()].filter(
          (customer) => email === undefined || customer.email === email,
        );
        return pageOf(found, params, { url: '/v1/customers', kind: 'customer' });
      },
    }),
  );
  app.get(
    '/v1/customers/:id',
    endpoint(account, { keys: 'secret', params: nothing, run: (_call, _params, id) => at(id) }),
  );
  app.post(
    '/v1/customers/:id',
    endpoint(account, {
      keys: 'secret',
      params: customerWrite,
      run: (call, params, id) => updateCustomer(account, causeOf(call), at(id), params),
    }),
  );
}

/** What Stripe.js does with the card a shopper types. */
export function routePaymentMethods(app: StripeApp, account: Account): void {
  app.post(
    '/v1/payment_methods',
    endpoint(account, {
      keys: 'both',
      params: paymentMethodData,
      run: (call, params) => keepMethod(account, makeMethod(account, call.key, params)),
    }),
  );
  app.get(
    '/v1/payment_methods/:id',
    endpoint(account, {
      keys: 'secret',
      params: nothing,
      run: (_call, _params, id) => find(account.paymentMethods, 'PaymentMethod', id, 'payment_method'),
    }),
  );
  app.post(
    '/v1/confirmation_tokens',
    endpoint(account, {
      keys: 'both',
      params: tokenCreate,
      run: (call, params) => createToken(account, call, params),
    }),
  );
  app.get(
    '/v1/confirmation_tokens/:id',
    endpoint(account, {
      keys: 'secret',
      params: nothing,
      run: (_call, _params, id) => find(account.confirmationTokens, 'confirmation_token', id),
    }),
  );
}
