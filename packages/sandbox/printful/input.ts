import type { Context } from 'hono';
import type { z } from 'zod';
import { ApiError, badRequest } from './errors';

/** The request's JSON. Throws the non-standard 430 for a body that is none. */
export async function readJson(c: Context): Promise<unknown> {
  const text = await c.req.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(430, 'Invalid JSON', 'BadRequest');
  }
}

/** Throws 400 naming the first field that is wrong; `prefix` is how Printful opens it ("Recipient", "Item 0"). */
export function check<T extends z.ZodType>(schema: T, value: unknown, prefix = ''): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path.join('.');
  throw badRequest(`${prefix && `${prefix}: `}${field ? `${field}: ` : ''}${issue?.message ?? 'Invalid value'}`);
}

/** Printful takes 1, true and their text for a query flag. */
export const flag = (c: Context, name: string): boolean => ['1', 'true'].includes(c.req.query(name) ?? '');

export function record(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badRequest('Invalid request body');
  return Object.fromEntries(Object.entries(value));
}
