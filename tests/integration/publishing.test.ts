import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { products } from '@/db/schema/catalogue';
import { createPrintify } from '@/lib/integrations/pod/printify/provider';
import { answerPublish } from '@/lib/services/catalogue/answer-publish';
import { importDue } from '@/lib/services/catalogue/import-due';
import { type Harness, openHarness } from '../support/harness';
import { goodsOf } from '../support/store';

const LIKE = { like: 'window-cat-tee' };
const STORE = {
  printify: [
    { ...LIKE, title: 'Cat Tee', count: 3 },
    { ...LIKE, title: 'Stuck while publishing', locked: true },
    { ...LIKE, title: 'Published', published: true },
    { ...LIKE, title: 'No prices', set: { 'variants.*.price': null } },
  ],
};

let h: Harness;
beforeAll(async () => {
  h = await openHarness({ doors: true, store: STORE });
  await importDue(h.ctx, { trigger: 'test', always: true });
}, 120_000);
afterAll(() => h.close());

async function offersOf(title: string) {
  return h.ctx.db
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.title, title), eq(products.listed, true)));
}

describe('what is published at Printify', () => {
  const product = async (title: string) => {
    const [row] = await h.ctx.db.select().from(products).where(eq(products.title, title));
    return row?.providerProductId ?? '';
  };
  const at = async (id: string) =>
    z
      .object({ is_locked: z.boolean(), external: z.looseObject({ id: z.string() }).optional() })
      .parse(await fetchJson(h, `products/${id}.json`));
  const publish = (id: string) => fetchJson(h, `products/${id}/publish.json`, { method: 'POST', body: '{}' });

  it('stays locked no longer than until the next reading when its message was lost', async () => {
    const id = await product('Stuck while publishing');
    expect(await at(id)).toMatchObject({ is_locked: false, external: { id: `printify-${id}` } });
  });

  it('is answered at once with our id and address', async () => {
    const id = await product('Cat Tee 1');
    await publish(id);
    expect(await at(id)).toMatchObject({ is_locked: true });
    await h.work();
    expect(await at(id)).toMatchObject({
      is_locked: false,
      external: { id: `printify-${id}`, handle: `${h.ctx.env.APP_URL}/products/printify-${id}` },
    });
  });

  it('is refused with a reason where nothing of it can be sold, and is not left locked', async () => {
    const id = await product('No prices');
    await publish(id);
    await h.work();
    const now = await at(id);
    expect(now).toMatchObject({ is_locked: false });
    expect(now.external).toBeUndefined();
    expect(h.door('printify').passed.some((call) => call.endsWith(`${id}/publishing_failed.json`))).toBe(true);
  });

  it('leaves the shelf when it is taken down there, through every import, until it is published again', async () => {
    const providerProductId = await product('Cat Tee 2');
    const flow = { provider: 'printify', providerProductId, trigger: 'test' };
    await answerPublish(h.ctx, { ...flow, wish: 'withdraw' });
    await importDue(h.ctx, { trigger: 'test', always: true });
    expect(await offersOf('Cat Tee 2')).toEqual([]);
    await answerPublish(h.ctx, { ...flow, wish: 'publish' });
    expect(await offersOf('Cat Tee 2')).not.toEqual([]);
  });

  it('alone is for sale where the shop says so', async () => {
    const { PRINTIFY_API_URL: baseUrl } = h.ctx.env;
    const goods = goodsOf(createPrintify({ baseUrl, apiKey: 'sandbox', shopId: '901001', publishedOnly: true }));
    const titles = [];
    for await (const { title } of goods) titles.push(title);
    expect(titles).toContain('Published');
    expect(titles).not.toContain('Cat Tee 3');
  });
});

const HEADERS = { authorization: 'Bearer sandbox', 'user-agent': 'test', 'content-type': 'application/json' };

async function fetchJson({ sandbox }: Harness, path: string, init: RequestInit = {}): Promise<unknown> {
  const answer = await fetch(`${sandbox.printifyUrl}/v1/shops/901001/${path}`, { ...init, headers: HEADERS });
  return answer.json();
}
