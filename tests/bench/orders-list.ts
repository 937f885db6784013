import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@/db/embedded';
import { migrateDatabase } from '@/db/migrate';
import { createServices } from '@/lib/compose/services';
import type { OrderFilter } from '@/lib/domain/order/list-filters';
import { ORDER_VIEWS } from '@/lib/domain/order/order-views';
import { type Ctx, systemCtx } from '@/lib/engine/ctx';
import { parseEnv } from '@/lib/platform/env';
import { exportOrders } from '@/lib/services/backoffice/orders/export-orders';
import { listViews } from '@/lib/services/backoffice/orders/list-views';
import { searchOrders } from '@/lib/services/backoffice/orders/search-orders';
import { readOverview } from '@/lib/services/backoffice/overview/read-overview';
import { listAudit } from '@/lib/services/backoffice/staff/list-audit';
import { customerOf, numberOf, seedOrders, wordOf } from './orders-seed';
import { type BenchSection, type Measure, measure } from './section';

const COUNT = Number(process.env['BENCH_ORDERS'] ?? 100_000);
const TARGET_MS = 50;

/** The console's order list at 100,000 orders: every filter, search and view, as the verbs answer them. */
export const ordersList: BenchSection = {
  name: 'orders-list',
  async run(say) {
    const server = await startEmbeddedPostgres(mkdtempSync(join(tmpdir(), 'flowbotz-bench-')), { keep: false });
    try {
      await server.create('bench');
      await migrateDatabase(server.url('bench'));
      const services = createServices(parseEnv(envOf(server.url('bench'))), { schedules: false });
      try {
        const ctx = systemCtx(services, 'bench');
        const begun = performance.now();
        await seedOrders(ctx, COUNT);
        say(`${COUNT} orders seeded in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
        return [...(await pages(ctx)), ...(await searches(ctx)), ...(await views(ctx)), ...(await others(ctx))];
      } finally {
        await services.connection.close();
      }
    } finally {
      await server.stop();
    }
  },
};

/** Keys of the right shape; nobody outside is called. */
function envOf(databaseUrl: string): Record<string, string> {
  return {
    LOG_LEVEL: 'silent',
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: 'x'.repeat(40),
    DATA_KEYS: `b:${randomBytes(32).toString('base64')}`,
    SMTP_URL: 'smtp://127.0.0.1:1',
    STRIPE_SECRET_KEY: 'sk_test_bench',
    NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: 'pk_test_bench',
  };
}

/** Spreads rounds over all orders, the same ones in every run. */
const spread = (round: number) => 1 + ((round * 7919) % COUNT);
const list = (name: string, ctx: Ctx, query: (round: number) => Parameters<typeof searchOrders>[1]) =>
  measure(name, TARGET_MS, (round) => searchOrders(ctx, query(round)));

async function pages(ctx: Ctx): Promise<Measure[]> {
  const filters: [string, OrderFilter][] = [
    ['status: failed (rare)', { status: 'failed' }],
    ['status: delivered (most)', { status: 'delivered' }],
    ['payment: disputed (rare)', { payment: 'disputed' }],
    ['provider', { provider: 'printify' }],
    ['country: US (many)', { country: 'US' }],
    ['country: IS (few)', { country: 'IS' }],
    ['a week', { from: day(200), to: day(194) }],
    [
      'status + payment + provider + country',
      { status: 'shipped', payment: 'paid', provider: 'printify', country: 'DE' },
    ],
    ['status + country, nothing found', { status: 'on_hold', country: 'IS' }],
    ['provider that has nothing', { provider: 'none' }],
  ];
  const found = [
    await list('newest page', ctx, () => ({})),
    await list('any page, older', ctx, (round) => ({ after: numberOf(spread(round)) })),
    await list('any page, newer', ctx, (round) => ({ before: numberOf(spread(round)) })),
  ];
  for (const [name, filter] of filters) found.push(await list(name, ctx, () => filter));
  return found;
}

function day(daysAgo: number): string {
  return new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
}

async function searches(ctx: Ctx): Promise<Measure[]> {
  const typed: [string, (round: number) => string][] = [
    ['search: order number', (round) => numberOf(spread(round))],
    ['search: e-mail', (round) => customerOf(round)],
    ['search: payment intent', (round) => `pi_bench${spread(round)}`],
    ['search: provider order', (round) => `printfulpi_bench${spread(round)}`],
    ['search: tracking number', (round) => `T${numberOf(spread(round))}-1`],
    ['search: last name (20 orders)', (round) => wordOf('last', round)],
    [
      'search: first and last name',
      (round) => `${wordOf('first', spread(round) % 500)} ${wordOf('last', (spread(round) * 7) % 5000)}`,
    ],
    ['search: item that all have', () => 'shirt'],
    ['search: two letters', (round) => wordOf('first', round).slice(0, 2)],
    ['search: not there', (round) => `nobody${round}@example.com`],
  ];
  const found: Measure[] = [];
  for (const [name, q] of typed) found.push(await list(name, ctx, (round) => ({ q: q(round) })));
  return found;
}

async function views(ctx: Ctx): Promise<Measure[]> {
  const found: Measure[] = [];
  for (const view of ORDER_VIEWS) found.push(await list(`view: ${view}`, ctx, () => ({ view })));
  found.push(await measure('counts of all views', TARGET_MS, () => listViews(ctx)));
  return found;
}

async function others(ctx: Ctx): Promise<Measure[]> {
  return [
    await measure('overview', TARGET_MS * 4, () => readOverview(ctx)),
    await measure('audit log: newest', TARGET_MS, () => listAudit(ctx, {})),
    await measure('audit log: one order', TARGET_MS, (round) => listAudit(ctx, { subject: numberOf(spread(round)) })),
    await measure('export of 500 orders', null, () => take(exportOrders(ctx, {}), 500), { rounds: 10, warmUp: 1 }),
  ];
}

async function take(rows: AsyncGenerator<unknown>, count: number): Promise<void> {
  let taken = 0;
  for await (const _row of rows) if (++taken > count) break;
}
