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
import { blanksOf, type MeasuredBlank, toProduct } from './catalogue';
import type { PrintfulClient } from './client';
import { printfilesAnswer, templatesAnswer, toPrintAreas } from './print-area';
import { blank, syncProduct, syncProductRow } from './schemas';
import { sizeGuideAnswer, toSizeGuide } from './size-guide';

/** Of measures and print areas: new ones come with new blanks. */
const MEASURES_AGE_MS = 7 * 86_400_000;
/** Stores print on a few dozen blanks; one of them may weigh a hundred kilobytes. */
const BLANKS_IN_MIND = 60;

const country = z.object({ code: z.string().toUpperCase() });

type Blanks = Map<string, MeasuredBlank | null | undefined>;

/** The list names products only: each costs a request, each blank one for stock and cost, and a handful once a week. */
export function openCatalogue(
  connect: (http: HttpClient) => PrintfulClient,
  given: HttpClient,
  memo: Memo,
): CatalogueReader {
  const { http, requests } = counted(given);
  const client = connect(http);
  const blanks: Blanks = new Map();
  return {
    requests,
    page: (cursor) => readPage(client, cursor),
    product: (id) => readProduct(client, memo, blanks, id),
  };
}

async function readPage(client: PrintfulClient, cursor: string | null): Promise<CataloguePage> {
  const offset = Number(cursor ?? 0);
  const { rows, nextOffset } = await client.page(z.unknown(), '/store/products', offset);
  return {
    rows: rows.map((row, place) => {
      const parsed = syncProductRow.safeParse(row);
      if (!parsed.success) {
        const providerProductId = `row ${offset + place + 1}`;
        const title = nameOf(row) ?? providerProductId;
        return {
          providerProductId,
          read: { providerProductId, state: 'unreadable', title, why: whyOdd(parsed.error) },
        };
      }
      const { id: providerProductId, is_ignored } = parsed.data;
      return { providerProductId, read: is_ignored ? { providerProductId, state: 'not_for_sale' } : null };
    }),
    previews: [],
    nextCursor: nextOffset === null ? null : String(nextOffset),
  };
}

async function readProduct(
  client: PrintfulClient,
  memo: Memo,
  blanks: Blanks,
  providerProductId: string,
): Promise<CatalogueRead> {
  const path = `/store/products/${encodeURIComponent(providerProductId)}`;
  const answer = await client.find(z.unknown(), { method: 'GET', path });
  if (answer === null) return { providerProductId, state: 'not_for_sale' };
  const parsed = syncProduct.safeParse(answer);
  if (!parsed.success) {
    const title = nameOf((answer as { sync_product?: unknown } | undefined)?.sync_product) ?? providerProductId;
    return { providerProductId, state: 'unreadable', title, why: whyOdd(parsed.error) };
  }
  if (parsed.data.sync_product.is_ignored) return { providerProductId, state: 'not_for_sale' };
  for (const id of blanksOf(parsed.data)) {
    if (blanks.has(id)) continue;
    for (const oldest of blanks.keys()) if (blanks.size >= BLANKS_IN_MIND) blanks.delete(oldest);
    blanks.set(id, await readBlank(client, memo, id));
  }
  return { providerProductId, state: 'for_sale', product: toProduct(parsed.data, blanks), lockedAt: null };
}

/** Null where Printful has it no more, undefined where it does not tell. */
async function readBlank(client: PrintfulClient, memo: Memo, id: string): Promise<MeasuredBlank | null | undefined> {
  const base = await remembered(memo, { key: `blank/${id}`, maxAgeMs: 0 }, () =>
    client.find(blank, { method: 'GET', path: `/products/${id}` }),
  );
  if (!base) return base;
  const sizeGuide = await remembered(memo, { key: `sizes/${id}`, maxAgeMs: MEASURES_AGE_MS }, async () => {
    const path = `/v2/catalog-products/${id}/sizes`;
    const sizes = await client.find(sizeGuideAnswer, { method: 'GET', path, query: { unit: 'cm' } });
    return sizes && toSizeGuide(sizes);
  });
  const areas = await remembered(memo, { key: `areas/${id}`, maxAgeMs: MEASURES_AGE_MS }, async () => {
    const files = await client.find(printfilesAnswer, { method: 'GET', path: `/mockup-generator/printfiles/${id}` });
    if (!files) return [];
    const templates = await client.find(templatesAnswer, { method: 'GET', path: `/mockup-generator/templates/${id}` });
    return templates ? toPrintAreas(files, templates) : [];
  });
  const shipsTo = await remembered(memo, { key: `countries/${id}`, maxAgeMs: MEASURES_AGE_MS }, async () => {
    const codes: string[] = [];
    for await (const { code } of client.all(country, `/v2/catalog-products/${id}/shipping-countries`)) codes.push(code);
    return codes;
  });
  return {
    ...base,
    sizeGuide: sizeGuide ?? null,
    printAreas: new Map(areas),
    shipsTo: shipsTo?.length ? shipsTo : null,
  };
}
