import { z } from 'zod';
import type { Account } from './account';
import { endpoint, type StripeApp } from './endpoint';
import { find, invalidParam } from './errors';
import type { StripeEvent } from './event-objects';
import { pageOf } from './paging';
import { flag, paging, text } from './params';
import { createEndpoint, deleteEndpoint, endpointCreate, endpointUpdate, updateEndpoint } from './webhook-endpoints';

const nothing = z.strictObject({});
const THIRTY_DAYS_S = 30 * 86_400;

const eventList = z.strictObject({
  ...paging,
  delivery_success: flag.optional(),
  type: text().optional(),
  types: z.array(text()).max(20).optional(),
});

export function routeEvents(app: StripeApp, account: Account): void {
  app.get(
    '/v1/events',
    endpoint(account, {
      keys: 'secret',
      params: eventList,
      run: (_call, params) => {
        if (params.type !== undefined && params.types !== undefined) {
          throw invalidParam('types', 'You can only specify one of these parameters: type, types.');
        }
        const oldest = account.world.clock.seconds() - THIRTY_DAYS_S;
        const found = [...account.events.values()].filter(
          (event) => event.created >= oldest && isAskedFor(event, params),
        );
        return pageOf(found, params, { url: '/v1/events', kind: 'event' });
      },
    }),
  );
  app.get(
    '/v1/events/:id',
    endpoint(account, {
      keys: 'secret',
      params: nothing,
      run: (_call, _params, id) => find(account.events, 'event', id),
    }),
  );
}

/** `charge.*` stands for every event of a charge. */
function isAskedFor(event: StripeEvent, params: z.infer<typeof eventList>): boolean {
  const { type, types, delivery_success: arrived } = params;
  if (arrived !== undefined && arrived !== (event.pending_webhooks === 0)) return false;
  if (types !== undefined) return types.includes(event.type);
  if (type === undefined || type === event.type) return true;
  return type.endsWith('*') && event.type.startsWith(type.slice(0, -1));
}

export function routeWebhookEndpoints(app: StripeApp, account: Account): void {
  const at = (id: string) => find(account.webhookEndpoints, 'webhook_endpoint', id, 'webhook_endpoint');

  app.post(
    '/v1/webhook_endpoints',
    endpoint(account, {
      keys: 'secret',
      params: endpointCreate,
      run: (_call, params) => createEndpoint(account, params),
    }),
  );
  app.get(
    '/v1/webhook_endpoints',
    endpoint(account, {
      keys: 'secret',
      params: z.strictObject(paging),
      run: (_call, params) =>
        pageOf(account.webhookEndpoints.values(), params, { url: '/v1/webhook_endpoints', kind: 'webhook_endpoint' }),
    }),
  );
  app.get(
    '/v1/webhook_endpoints/:id',
    endpoint(account, { keys: 'secret', params: nothing, run: (_call, _params, id) => at(id) }),
  );
  app.post(
    '/v1/webhook_endpoints/:id',
    endpoint(account, {
      keys: 'secret',
      params: endpointUpdate,
      run: (_call, params, id) => updateEndpoint(at(id), params),
    }),
  );
  app.delete(
    '/v1/webhook_endpoints/:id',
    endpoint(account, {
      keys: 'secret',
      params: nothing,
      run: (_call, _params, id) => deleteEndpoint(account, at(id)),
    }),
  );
}
