import { z } from 'zod';
import { ProviderError } from '@/lib/domain/core/errors';
import type { CatalogueProduct, LeftOut } from '@/lib/domain/order/pod';
import type { HttpClient } from '@/lib/platform/http-client';

/**
 * How a product stands at its provider. `not_for_sale`: gone, ignored, hidden, or a preview of our own. `lockedAt`: since
 * then it waits there to hear how its publishing went.
 */
export type CatalogueRead = { providerProductId: string } & (
  | { state: 'for_sale'; product: CatalogueProduct; lockedAt: Date | null }
  | { state: 'unreadable'; title: string; why: string }
  | { state: 'not_for_sale' }
);

/** `read` null: it is there, and `product` tells the rest. */
export type CatalogueRow = { providerProductId: string; read: CatalogueRead | null };

/** `previews`: what was made there to draw shoppers' designs on and was never taken away. */
export type CataloguePage = {
  rows: CatalogueRow[];
  previews: { task: string; madeAt: Date | null }[];
  nextCursor: string | null;
};

/** Goes through one store, and keeps in mind what several products share. Every call may throw ProviderError. */
export type CatalogueReader = {
  /** `cursor` null: from the start. */
  page(cursor: string | null): Promise<CataloguePage>;
  product(providerProductId: string): Promise<CatalogueRead>;
  /** How many requests it has cost so far. */
  requests(): number;
};

/** What rarely changes, kept from one reading to the next. */
export type Memo = {
  recall(key: string): Promise<{ value: unknown; ageMs: number } | null>;
  keep(key: string, value: unknown): Promise<void>;
};

/** Counts what passes. */
export function counted(http: HttpClient): { http: HttpClient; requests: () => number } {
  let count = 0;
  return {
    requests: () => count,
    http: (request) => {
      count += 1;
      return http(request);
    },
  };
}

/**
 * What is good to have and must never cost a product its place: read anew once it is older than `maxAgeMs`, and as it
 * was while that fails. Undefined where it never could be read. Throws only where nothing was asked.
 */
export async function remembered<T>(
  memo: Memo,
  { key, maxAgeMs }: { key: string; maxAgeMs: number },
  read: () => Promise<T>,
): Promise<T | undefined> {
  const known = await memo.recall(key);
  const last = known?.value as T | undefined;
  if (known && known.ageMs < maxAgeMs) return last;
  try {
    const value = await read();
    await memo.keep(key, value);
    return value;
  } catch (error) {
    if (!(error instanceof ProviderError) || error.notSent || error.kind === 'rate_limited') throw error;
    return last;
  }
}

/** A list of which each row is read by itself: `odd` are those that cannot be, by the name they have. */
export function eachRow<T extends z.ZodType>(row: T) {
  return z
    .array(z.unknown())
    .nullish()
    .transform((values) => {
      const rows: z.output<T>[] = [];
      const odd: LeftOut[] = [];
      for (const [place, value] of (values ?? []).entries()) {
        const parsed = row.safeParse(value);
        if (parsed.success) rows.push(parsed.data);
        else odd.push({ name: nameOf(value) ?? `row ${place + 1}`, why: whyOdd(parsed.error) });
      }
      return { rows, odd };
    });
}

/** The rows that can be read, of what is optional anyway. */
export function goodRows<T extends z.ZodType>(row: T) {
  return eachRow(row).transform(({ rows }) => rows);
}

export function whyOdd(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue ? `${issue.path.join('.')}: ${issue.message}` : 'unknown shape';
}

const named = z.looseObject({ name: z.unknown(), title: z.unknown(), id: z.unknown() });

/** What a row that cannot be read calls itself. */
export function nameOf(value: unknown): string | null {
  const { data } = named.partial().safeParse(value);
  const found = [data?.name, data?.title, data?.id].find(
    (each) => (typeof each === 'string' && each.trim() !== '') || typeof each === 'number',
  );
  return found === undefined ? null : String(found);
}
