import type Stripe from 'stripe';

/** Where Stripe sends its events. */

export async function inspectWebhook(stripe: Stripe, url: string, types: readonly string[]) {
  const ours = await endpointsAt(stripe, url);
  const [any] = ours;
  if (!any) return { inOrder: false, detail: `nothing is registered for ${url}` };
  if (ours.every(({ status }) => status !== 'enabled')) return { inOrder: false, detail: 'the endpoint is disabled' };
  if (ours.some((endpoint) => takesAll(endpoint, types)))
    return { inOrder: true, detail: `${types.length} events go to ${url}` };
  const missing = types.filter((type) => !ours.some((endpoint) => takesAll(endpoint, [type])));
  return { inOrder: false, detail: `not registered: ${missing.join(', ')}` };
}

/** The new endpoint stands before the old ones go: for a moment both are told, and each event counts once. */
export async function registerWebhook(stripe: Stripe, url: string, types: readonly string[], anew: boolean) {
  const ours = await endpointsAt(stripe, url);
  if (!anew && ours.some((endpoint) => takesAll(endpoint, types))) return { secret: null };
  const made = await stripe.webhookEndpoints.create({
    url,
    enabled_events: types as Stripe.WebhookEndpointCreateParams.EnabledEvent[],
    api_version: '2026-10-28.endive',
  });
  for (const { id } of ours) await stripe.webhookEndpoints.del(id);
  return { secret: made.secret ?? null };
}

async function endpointsAt(stripe: Stripe, url: string): Promise<Stripe.WebhookEndpoint[]> {
  const endpoints = await stripe.webhookEndpoints.list({ limit: 100 });
  return endpoints.data.filter((endpoint) => endpoint.url === url);
}

/** Whether an endpoint is on and told of all these types. */
function takesAll({ status, enabled_events }: Stripe.WebhookEndpoint, types: readonly string[]): boolean {
  return status === 'enabled' && types.every((type) => enabled_events.includes(type) || enabled_events.includes('*'));
}
