import { z } from 'zod';
import type { Account } from './account';
import { endpoint, type StripeApp } from './endpoint';
import { pageOf } from './paging';
import { paging } from './params';

const nothing = z.strictObject({});
const ON = { available: true, display_preference: { overridable: null, preference: 'on', value: 'on' } };

/** The account itself, its tax settings and how it is paid. */
export function routeSettings(app: StripeApp, account: Account): void {
  app.get(
    '/v1/account',
    endpoint(account, {
      keys: 'secret',
      params: nothing,
      run: () => ({
        id: 'acct_1FlowBotzSandbox',
        object: 'account',
        business_profile: { name: 'FlowBotz Supply' },
        charges_enabled: true,
        country: 'US',
        default_currency: 'usd',
        details_submitted: true,
        payouts_enabled: true,
        type: 'standard',
      }),
    }),
  );
  app.get(
    '/v1/tax/settings',
    endpoint(account, { keys: 'secret', params: nothing, run: () => taxSettings(account.settings.taxReady) }),
  );
  app.get(
    '/v1/payment_method_configurations',
    endpoint(account, {
      keys: 'secret',
      params: z.strictObject(paging),
      run: (_call, params) =>
        pageOf([configuration(account)], params, {
          url: '/v1/payment_method_configurations',
          kind: 'payment_method_configuration',
        }),
    }),
  );
}

function taxSettings(isReady: boolean) {
  return {
    object: 'tax.settings',
    defaults: { provider: 'stripe', tax_behavior: null, tax_code: 'txcd_99999999' },
    head_office: isReady
      ? { address: { country: 'US', state: 'CA', postal_code: '94103', city: null, line1: null, line2: null } }
      : null,
    livemode: false,
    status: isReady ? 'active' : 'pending',
    status_details: isReady ? { active: {} } : { pending: { missing_fields: ['head_office'] } },
  };
}

function configuration({ settings, world }: Account) {
  return {
    id: 'pmc_1FlowBotzSandbox',
    object: 'payment_method_configuration',
    active: true,
    application: null,
    created: world.clock.seconds(),
    is_default: true,
    livemode: false,
    name: 'Default',
    parent: null,
    card: ON,
    ...Object.fromEntries(settings.slowMethods.map((name) => [name, ON])),
  };
}
