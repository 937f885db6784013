import { ProviderError } from '@/lib/domain/core/errors';
import { PROVIDER, type PrintifyClient } from './client';
import { type Registration, registration, registrations, submitted } from './schemas';
import { TOPICS } from './webhooks';

/**
 * One webhook a topic: creates what is missing for `url` and removes what sends us topics we do not use. Returns the
 * given secret where anything was created, null where all was in order. Printify never shows a secret again: after
 * changing it, the old webhooks have to be deleted there first.
 */
export async function registerWebhooks(
  client: PrintifyClient,
  shop: string,
  { url, secret, anew = false }: { url: string; secret: string; anew?: boolean },
): Promise<{ secret: string | null }> {
  const { missing, unused, ours } = await compare(client, shop, url);
  if (anew) return replaceAll(client, shop, { url, secret, ours });
  if (missing.length > 0 && secret.trim() === '') {
    throw new ProviderError(PROVIDER, 'rejected', 'webhooks are not registered without a secret to sign them with');
  }
  for (const topic of missing) await create(client, shop, { topic, url, secret });
  for (const webhook of unused) await remove(client, shop, webhook);
  return { secret: missing.length > 0 ? secret : null };
}

/** Topic by topic, so that at most one is without a webhook for a moment; what it misses the sync finds. */
async function replaceAll(
  client: PrintifyClient,
  shop: string,
  { url, secret, ours }: { url: string; secret: string; ours: Registration[] },
): Promise<{ secret: string }> {
  if (secret.trim() === '') {
    throw new ProviderError(PROVIDER, 'rejected', 'webhooks are not registered without a secret to sign them with');
  }
  for (const topic of TOPICS) {
    for (const webhook of ours.filter((each) => each.topic === topic)) await remove(client, shop, webhook);
    await create(client, shop, { topic, url, secret });
  }
  return { secret };
}

function create(client: PrintifyClient, shop: string, body: { topic: string; url: string; secret: string }) {
  return client.call(registration, { method: 'POST', path: `${shop}/webhooks.json`, body });
}

function remove(client: PrintifyClient, shop: string, webhook: Registration) {
  const path = `${shop}/webhooks/${encodeURIComponent(webhook.id)}.json`;
  // Printify asks for the host again, as a safeguard.
  return client.call(submitted, { method: 'DELETE', path, query: { host: new URL(webhook.url).host } });
}

export async function inspectWebhooks(client: PrintifyClient, shop: string, url: string) {
  const { missing, unused } = await compare(client, shop, url);
  const faults = [
    ...(missing.length > 0 ? [`not registered: ${missing.join(', ')}`] : []),
    ...(unused.length > 0 ? [`not used by us: ${unused.map(({ topic }) => topic).join(', ')}`] : []),
  ];
  // Every topic takes any number of addresses, so nobody else's is replaced.
  const detail = faults.join('; ') || `all ${TOPICS.length} topics are registered`;
  return { inOrder: faults.length === 0, detail, foreign: [] };
}

async function compare(
  client: PrintifyClient,
  shop: string,
  url: string,
): Promise<{ missing: string[]; unused: Registration[]; ours: Registration[] }> {
  const all = await client.call(registrations, { method: 'GET', path: `${shop}/webhooks.json` });
  const ours = all.filter((webhook) => webhook.url === url);
  return {
    ours,
    missing: TOPICS.filter((topic) => !ours.some((webhook) => webhook.topic === topic)),
    unused: ours.filter(({ topic }) => !(TOPICS as readonly string[]).includes(topic)),
  };
}
