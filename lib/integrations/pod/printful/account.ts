import { z } from 'zod';
import { type Finding, ok, wrong } from '@/lib/domain/core/finding';
import { expiryOf, scopesOf } from '../account';
import type { PrintfulClient } from './client';

const store = z.object({ id: z.number(), type: z.string(), name: z.string() });
const scope = z.object({ value: z.string() });
/** `orders`: make, confirm and cancel; `webhooks`: also needed to read where they go. */
const NEEDED = ['orders', 'sync_products/read', 'webhooks', 'file_library/read'];
/** The kind that takes orders from a shop of one's own. */
const OWN_KIND = 'native';

/** Whose account the key opens, what it may do, and which store orders go to. Reads only. */
export async function inspectAccount(
  client: PrintfulClient,
  { apiKey, storeId, now }: { apiKey: string; storeId: string | undefined; now: number },
): Promise<Finding[]> {
  const held = (await client.call(z.array(scope), { method: 'GET', path: '/v2/oauth-scopes' })).map(
    ({ value }) => value,
  );
  const stores = await client.find(z.array(store), { method: 'GET', path: '/stores' });
  return [
    ...expiryOf('printful.key', apiKey, now),
    scopesOf('printful.scopes', held, NEEDED),
    ...(stores === null ? [] : [storeOf(stores, storeId)]),
  ];
}

function storeOf(stores: z.output<typeof store>[], storeId: string | undefined): Finding {
  const names = stores.map(({ id, name }) => `${id} (${name})`).join(', ');
  const ours = stores.find(({ id }) => (storeId === undefined ? stores.length === 1 : String(id) === storeId));
  if (!ours) {
    return wrong('printful.store', `the key opens ${names || 'no store'}`, 'set PRINTFUL_STORE_ID to one of them');
  }
  if (ours.type !== OWN_KIND) {
    return wrong(
      'printful.store',
      `the store ${ours.name} is of the kind ${ours.type}`,
      'make a store of the kind "Manual order platform / API" and a key for it: only there our orders can be made',
    );
  }
  return ok('printful.store', `orders go to the store ${ours.name}`);
}
