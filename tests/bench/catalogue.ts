import { inArray } from 'drizzle-orm';
import { variants } from '@/db/schema/catalogue';
import { createServices } from '@/lib/compose/services';
import { type Ctx, systemCtx } from '@/lib/engine/ctx';
import { parseEnv } from '@/lib/platform/env';
import { saveCollection } from '@/lib/services/backoffice/catalogue/save-collection';
import { getProduct } from '@/lib/services/catalogue/get-product';
import { startStack } from '../../scripts/stack';
import { seedLargeCatalogue, WIDE } from '../support/large-catalogue';
import { type BenchSection, type Measure, measure } from './section';

const COUNT = Number(process.env['BENCH_PRODUCTS'] ?? 10_000);
const EACH = 40;

/**
 * The shop with 18 products, and with 10,000 of 40 variants and one of 600: what the built app's pages take over HTTP,
 * and how heavy they are.
 */
export const catalogue: BenchSection = {
  name: 'catalogue',
  async run(say) {
    const stack = await startStack();
    const services = createServices(parseEnv(stack.env), { schedules: false });
    try {
      const ctx = systemCtx(services, 'bench');
      const ask = asker(stack.appUrl);
      const small = await measure('home at 18 products', null, () => ask('/'));
      const begun = performance.now();
      await seedLargeCatalogue(ctx, { count: COUNT, each: EACH });
      say(`${COUNT} products seeded and shelved in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
      const gifts = {
        id: null,
        slug: 'gifts',
        title: 'Gifts',
        description: '',
        pricing: null,
        position: 0,
        updatedAt: null,
      };
      await saveCollection(ctx, { ...gifts, rule: { tag: 'season3' }, confirmLoss: true });
      return [small, ...(await pages(ctx, ask, Math.min(60, 2 * small.value)))];
    } finally {
      await services.close();
      await stack.stop();
    }
  },
};

type Ask = (path: string, body?: object) => Promise<string>;

/** Every call comes from another address: what is measured is no limit. */
function asker(appUrl: string): Ask {
  let calls = 0;
  return async (path, body) => {
    calls += 1;
    const headers = {
      'x-forwarded-for': `10.${(calls >> 16) & 255}.${(calls >> 8) & 255}.${calls & 255}`,
      'content-type': 'application/json',
    };
    const answer = await fetch(
      appUrl + path,
      body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) },
    );
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 200)}`);
    return text;
  };
}

const WORDS = ['morning loop mug', 'evening hood', 'black poster', 'season3 tote', 'tide'];
const MISSPELT = ['mornig lopp', 'evning tide', 'hodie mornin'];

async function pages(ctx: Ctx, ask: Ask, pageMs: number): Promise<Measure[]> {
  const { slug } = await getProduct(ctx, { address: WIDE });
  const of = (words: readonly string[], round: number) => encodeURIComponent(words[round % words.length] ?? '');
  const ids = Array.from({ length: 20 }, (_, at) => `printful-seed${at * 37 + 1}-1`);
  const sold = await ctx.db.select({ id: variants.id }).from(variants).where(inArray(variants.id, ids));
  const items = sold.map(({ id }) => ({ variant_id: id, quantity: 1 }));
  return [
    await measure('home', pageMs, () => ask('/')),
    await measure('collection', pageMs, () => ask('/collections/gifts')),
    await measure('kind and color', pageMs, () => ask('/?kind=Mug&color=Black')),
    await measure('search', pageMs, (round) => ask(`/?q=${of(WORDS, round)}`)),
    await measure('search, misspelt', pageMs, (round) => ask(`/?q=${of(MISSPELT, round)}`)),
    await measure('product of 600 variants', 40, () => ask(`/products/${slug}`)),
    await measure('cart of 20 lines', 25, () => ask('/api/pod/cart', { items })),
    await measure('API page', null, () => ask('/api/pod/products')),
    weight('home HTML', await ask('/')),
    weight('product HTML', await ask(`/products/${slug}`), 120),
    weight('API page, the heaviest of ten', await heaviest(ask), 250),
  ];
}

function weight(name: string, text: string, atMost?: number): Measure {
  const value = Buffer.byteLength(text) / 1000;
  return { name, unit: 'kB', value, ...(atMost === undefined ? {} : { atMost }) };
}

async function heaviest(ask: Ask): Promise<string> {
  let heavy = '';
  let after = '';
  for (let page = 0; page < 10; page += 1) {
    const text = await ask(`/api/pod/products${after && `?after=${after}`}`);
    if (text.length > heavy.length) heavy = text;
    after = (JSON.parse(text) as { next: string | null }).next ?? '';
    if (after === '') break;
  }
  return heavy;
}
