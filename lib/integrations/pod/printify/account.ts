import { z } from 'zod';
import { type Finding, look, ok, wrong } from '@/lib/domain/core/finding';
import { expiryOf, scopesOf } from '../account';
import { readJson } from '../exchange';
import type { PrintifyClient } from './client';

const shops = z.array(
  z.object({ id: z.union([z.number(), z.string()]), title: z.string(), sales_channel: z.string() }),
);
const lockable = z.object({ id: z.string(), title: z.string(), is_locked: z.boolean().nullish() });
const claims = z.object({ scopes: z.array(z.string()) });
const NEEDED = [
  'shops.read',
  'catalog.read',
  'print_providers.read',
  'products.read',
  'products.write',
  'orders.read',
  'orders.write',
  'uploads.read',
  'uploads.write',
  'webhooks.read',
  'webhooks.write',
];
const CUSTOM = ['custom_integration', 'disconnected'];
const PER_PAGE = 50;
const MAX_PAGES = 40;

/** Whose account the key opens, which shop is ours, and what of it is in our way. Reads only. */
export async function inspectAccount(
  client: PrintifyClient,
  { apiKey, shopId, now }: { apiKey: string; shopId: string; now: number },
): Promise<Finding[]> {
  const found = await client.call(shops, { method: 'GET', path: '/v1/shops.json' });
  const ours = found.find(({ id }) => String(id) === shopId);
  const key = [...expiryOf('printify.key', apiKey, now), ...scopesIn(apiKey)];
  if (!ours) {
    const names = found.map(({ id, title }) => `${id} (${title})`).join(', ');
    return [
      ...key,
      wrong(
        'printify.shop',
        `there is no shop ${shopId}; the key opens ${names || 'none'}`,
        'set PRINTIFY_SHOP_ID to one of them',
      ),
    ];
  }
  return [...key, shopOf(ours), APPROVAL, await locked(client, shopId)];
}

const APPROVAL = look(
  'printify.approval',
  'Printify tells nobody whether it approves orders by itself; a new shop does after 24 hours',
  'set the shop’s order approval to Manual in its settings, or an order may be printed before we send it',
);

function shopOf({ title, sales_channel: channel }: z.output<typeof shops>[number]): Finding {
  if (CUSTOM.includes(channel)) return ok('printify.shop', `orders go to the shop ${title}`);
  return wrong(
    'printify.shop',
    `the shop ${title} belongs to ${channel}`,
    'connect a shop by API ("Custom integration") and set PRINTIFY_SHOP_ID to it: this one’s orders come from elsewhere',
  );
}

/** A key that is a JWT names what it may do. */
function scopesIn(apiKey: string): Finding[] {
  const [, payload] = apiKey.split('.');
  if (payload === undefined) return [];
  const parsed = claims.safeParse(readJson(Buffer.from(payload, 'base64url').toString()));
  return parsed.success ? [scopesOf('printify.scopes', parsed.data.scopes, NEEDED)] : [];
}

/** Products whose Publish was pressed wait for an answer of a sales channel, and cannot be changed until it comes. */
async function locked(client: PrintifyClient, shopId: string): Promise<Finding> {
  const path = `/v1/shops/${encodeURIComponent(shopId)}/products.json`;
  const held: string[] = [];
  let next: number | null = 1;
  while (next !== null && next <= MAX_PAGES) {
    const page: { rows: z.output<typeof lockable>[]; nextPage: number | null } = await client.page(lockable, {
      path,
      page: next,
      limit: PER_PAGE,
    });
    held.push(...page.rows.filter(({ is_locked }) => is_locked).map(({ title }) => title));
    next = page.nextPage;
  }
  if (held.length === 0) return ok('printify.locked', 'no product is locked');
  return wrong(
    'printify.locked',
    `${held.length} locked by Publish: ${held.slice(0, 5).join(', ')}`,
    'unpublish them at Printify, and do not press Publish there: the shop reads products by itself',
  );
}
