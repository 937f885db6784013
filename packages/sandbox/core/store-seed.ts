import type { MiddlewareHandler } from 'hono';
import { z } from 'zod';

/** A value is put wherever the path leads: `sync_variants.0.retail_price`, `variants.*.price`. */
const changes = z.record(z.string().min(1), z.json());

/** `like`: which of the built-in products it is made from. `count`: as many, numbered. `set`: what it says instead. */
const product = { count: z.int().min(1).max(20_000).default(1), set: changes.default({}) };

/**
 * What a store holds beside the built-in goods, odd rows included, and what single answers say instead: the JSON of
 * `--store`. `answers[].path` is without the service's base path.
 */
export const storeSchema = z.strictObject({
  printful: z.array(z.strictObject({ like: z.string(), name: z.string().min(1), ...product })).default([]),
  printify: z
    .array(
      z.strictObject({
        like: z.string(),
        title: z.string().min(1),
        ...product,
        /** Its publishing was never answered. */
        locked: z.boolean().default(false),
        published: z.boolean().default(false),
      }),
    )
    .default([]),
  answers: z
    .array(
      z.strictObject({
        service: z.enum(['printful', 'printify']),
        path: z.string().startsWith('/'),
        status: z.int().min(200).max(599).optional(),
        set: changes.default({}),
      }),
    )
    .default([]),
});
export type Store = z.output<typeof storeSchema>;
export type Changes = z.output<typeof changes>;

export const EMPTY_STORE: Store = { printful: [], printify: [], answers: [] };

/** Changes `value` in place. A path that leads nowhere changes nothing. */
export function change(value: unknown, set: Changes): void {
  for (const [path, to] of Object.entries(set)) put(value, path.split('.'), to);
}

function put(value: unknown, [step = '', ...rest]: string[], to: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const keys = step === '*' ? Object.keys(value) : [step];
  const target = value as Record<string, unknown>;
  for (const key of keys) {
    if (rest.length === 0) target[key] = structuredClone(to);
    else put(target[key], rest, to);
  }
}

/** Single answers as the store's file wants them. Mount it before the routes, behind the check of the key. */
export function reword(store: Store, service: 'printful' | 'printify'): MiddlewareHandler {
  const answers = new Map(store.answers.filter((each) => each.service === service).map((each) => [each.path, each]));
  return async (c, next) => {
    const { pathname } = new URL(c.req.url);
    const answer = answers.get(pathname.replace(`/${service}/`, '/'));
    if (!answer) return next();
    if (answer.status !== undefined && answer.status >= 400)
      return Response.json(
        { code: answer.status, error: { message: 'As the store file says.' } },
        { status: answer.status },
      );
    await next();
    const body: unknown = await c.res.json();
    change(body, answer.set);
    c.res = Response.json(body, { status: answer.status ?? c.res.status });
  };
}
