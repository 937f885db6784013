import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { StripeService } from '../control/controlled';
import { spoilCalls } from '../core/fault-middleware';
import type { World } from '../core/world';
import { admit } from './access';
import { type Account, emptyAccount, openAccount } from './account';
import { plainError } from './answer';
import { apiPath, type StripeEnv } from './call';
import { createDashboard } from './dashboard';
import { routeEvents, routeWebhookEndpoints } from './event-routes';
import { answerOnce, replay } from './idempotency';
import { routeChallenge, routeIntents, routeSlowMethods } from './intent-routes';
import { routeCharges, routeDisputes, routeFraudWarnings, routeRefunds } from './money-routes';
import { routeSettings } from './settings-routes';
import { routeCustomers, routePaymentMethods } from './shopper-routes';
import { routeTax } from './tax-routes';

/** Stripe API 2026-10-28.endive, the part a card shop meets, for one account in test mode. */
export function createStripe(world: World): StripeService {
  const account = openAccount(world);
  const api = new Hono<StripeEnv>();
  api.use('/v1/*', cors({ origin: '*', exposeHeaders: ['Request-Id', 'Stripe-Version'], maxAge: 300 }));
  api.use('/v1/*', admit);
  routeChallenge(api, account);
  routeSlowMethods(api, account);
  api.use('/v1/*', answerOnce(account));
  api.use('/v1/*', spoilCalls(world, 'stripe', { tooMany, error500, unauthorized, badRequest }));
  api.use('/v1/*', replay);
  routeIntents(api, account);
  routeRefunds(api, account);
  routeCharges(api, account);
  routeDisputes(api, account);
  routeFraudWarnings(api, account);
  routeCustomers(api, account);
  routePaymentMethods(api, account);
  routeSettings(api, account);
  routeTax(api, account);
  routeEvents(api, account);
  routeWebhookEndpoints(api, account);

  const app = new Hono();
  app.route('/', api);
  app.notFound((c) => {
    const where = `${c.req.method}: ${apiPath(c.req.path)}`;
    return plainError(404, {
      type: 'invalid_request_error',
      message: `Unrecognized request URL (${where}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
    });
  });
  return {
    app,
    reset: (kept) => emptyAccount(account, kept),
    dump: () => dump(account),
    control: createDashboard(account),
  };
}

const tooMany = () =>
  plainError(429, { type: 'invalid_request_error', code: 'rate_limit', message: 'Request rate limit exceeded.' });
const error500 = () => plainError(500, { type: 'api_error', message: "Something went wrong on Stripe's end." });
const unauthorized = () => plainError(401, { type: 'invalid_request_error', message: 'Expired API Key provided.' });
const badRequest = () => plainError(400, { type: 'invalid_request_error', message: 'Invalid request.' });

function dump(account: Account) {
  const all = <T>(things: Map<string, T>) => [...things.values()];
  return {
    payment_intents: all(account.paymentIntents),
    charges: all(account.charges),
    refunds: all(account.refunds),
    customers: all(account.customers),
    payment_methods: all(account.paymentMethods),
    confirmation_tokens: all(account.confirmationTokens),
    disputes: all(account.disputes),
    early_fraud_warnings: all(account.fraudWarnings),
    balance_transactions: all(account.balanceTransactions),
    tax_calculations: all(account.taxCalculations),
    tax_transactions: all(account.taxTransactions),
    tax_transaction_lines: [...account.taxTransactionLines.values()].flat(),
    events: all(account.events),
    webhook_endpoints: all(account.webhookEndpoints),
    idempotency_keys: [...account.idempotencyKeys].map(([key, kept]) => ({ key, ...kept })),
  };
}
