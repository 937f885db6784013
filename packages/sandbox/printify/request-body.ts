import type { Context } from 'hono';
import type { z } from 'zod';
import { invalid, short } from './errors';

/** The parsed JSON body. Throws 400 for what is not JSON and 400/8150 for the first field that does not fit. */
export async function readBody<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const body = await readJson(c);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path ?? [];
  throw invalid(8150, `${path.join('.')}: ${describeFault(path.map(String), body)}`);
}

export async function readJson(c: Context): Promise<unknown> {
  const text = await c.req.text();
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw short(400, 'The request body is not valid JSON.');
    throw error;
  }
}

/** Laravel's sentence; a top-level name loses its underscores, a nested path is quoted whole. */
function describeFault(path: string[], body: unknown): string {
  const name = path.length === 1 ? path.join('').replaceAll('_', ' ') : path.join('.');
  const value = valueAt(body, path);
  const isMissing = value === undefined || value === null || value === '' || (Array.isArray(value) && !value.length);
  return isMissing ? `The ${name} field is required.` : `The ${name} field is invalid.`;
}

function valueAt(body: unknown, path: string[]): unknown {
  let value = body;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.entries(value).find(([name]) => name === key)?.[1];
  }
  return value;
}
