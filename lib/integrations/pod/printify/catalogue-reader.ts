import { z } from 'zod';
import type { HttpClient } from '@/lib/platform/http-client';
import {
  type CataloguePage,
  type CatalogueRead,
  type CatalogueReader,
  counted,
  type Memo,
  nameOf,
  remembered,
  whyOdd,
} from '../catalogue-reader';
import { toProduct } from './catalogue';
import type { PrintifyClient } from './client';
import { MOCKUP_TAG } from './mockups';
import { type Base, readBase } from './print-area';
import { type Product, product } from './schemas';

const PRODUCTS_PER_PAGE = 50;
/** Whole matrices of variants: a page may weigh ten megabytes. */
const PAGE_TIMEOUT_MS = 60_000;
/** Of what is printed where: new goods come with new blueprints. */
const BASE_AGE_MS = 7 * 86_400_000;
const BASES_IN_MIND = 60;

type Store = {
  client: PrintifyClient;
  path: string;
  publishedOnly: boolean;
  memo: Memo;
  bases: Map<string, Base | null>;
};

type Way = { connect: (http: HttpClient) => PrintifyClient; path: string; publishedOnly?: boolean };

/** Fifty products a request, and once a week four for what they are printed on, where, and whereto it goes. */
export function openCatalogue(
  { connect, path, publishedOnly = false }: Way,
  given: HttpClient,
  memo: Memo,
): CatalogueReader {
  const { http, requests } = counted(given);
  const store: Store = { client: connect(http), path, publishedOnly, memo, bases: new Map() };
  return {
    requests,
    page: (cursor) => readPage(store, cursor),
    async product(providerProductId) {
      const at = `${path}/products/${encodeURIComponent(providerProductId)}.json`;
      const answer = await store.client.find(z.unknown(), { method: 'GET', path: at, timeoutMs: PAGE_TIMEOUT_MS });
      return answer === null ? { providerProductId, state: 'not_for_sale' } : read(store, answer, providerProductId);
    },
  };
}

async function readPage(store: Store, cursor: string | null): Promise<CataloguePage> {
  const page = Number(cursor ?? 1);
  const { rows, nextPage } = await store.client.page(z.unknown(), {
    path: `${store.path}/products.json`,
    page,
    limit: PRODUCTS_PER_PAGE,
    timeoutMs: PAGE_TIMEOUT_MS,
  });
  const found: CataloguePage['rows'] = [];
  const previews: CataloguePage['previews'] = [];
  for (const [place, row] of rows.entries()) {
    const preview = previewSchema.safeParse(row).data;
    if (preview?.tags.includes(MOCKUP_TAG)) previews.push({ task: preview.id, madeAt: preview.created_at });
    const each = await read(store, row, preview?.id ?? `row ${(page - 1) * PRODUCTS_PER_PAGE + place + 1}`);
    found.push({ providerProductId: each.providerProductId, read: each });
  }
  return { rows: found, previews, nextCursor: nextPage === null ? null : String(nextPage) };
}

const previewSchema = product.pick({ id: true, tags: true, created_at: true });

async function read(store: Store, answer: unknown, providerProductId: string): Promise<CatalogueRead> {
  const parsed = product.safeParse(answer);
  if (!parsed.success) {
    return {
      providerProductId,
      state: 'unreadable',
      title: nameOf(answer) ?? providerProductId,
      why: whyOdd(parsed.error),
    };
  }
  const { visible, tags, external, is_locked, updated_at } = parsed.data;
  // What is being published is locked until we say how it went.
  const unpublished = store.publishedOnly && !external && !is_locked;
  if (visible === false || unpublished || tags.includes(MOCKUP_TAG))
    return { providerProductId, state: 'not_for_sale' };
  const base = await baseOf(store, parsed.data);
  return {
    providerProductId,
    state: 'for_sale',
    product: toProduct(parsed.data, base),
    lockedAt: is_locked ? updated_at : null,
  };
}

async function baseOf({ client, memo, bases }: Store, row: Product): Promise<Base | null> {
  const key = `base/${row.blueprint_id}/${row.print_provider_id}`;
  const known = bases.get(key);
  if (known !== undefined) return known;
  const base = await remembered(memo, { key, maxAgeMs: BASE_AGE_MS }, () => readBase(client, row));
  for (const oldest of bases.keys()) if (bases.size >= BASES_IN_MIND) bases.delete(oldest);
  bases.set(key, base ?? null);
  return base ?? null;
}
