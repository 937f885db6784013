import type { z } from 'zod';
import { problemSchema } from '@/lib/contracts/problem';

/** What the server said was wrong: `code` for decisions, `message` for people, `fields` for forms. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  readonly status: number;
  readonly fields: Record<string, string>;

  constructor(status: number, code: string, message: string, fields: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}

/** GETs and parses with the same contract the server answered by. Throws ApiError. */
export function apiGet<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema>> {
  return send(path, { method: 'GET' }, schema);
}

export function apiPost<Schema extends z.ZodType>(
  path: string,
  body: unknown,
  schema: Schema,
  headers: Record<string, string> = {},
): Promise<z.output<Schema>> {
  return send(
    path,
    { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) },
    schema,
  );
}

async function send<Schema extends z.ZodType>(
  path: string,
  init: RequestInit,
  schema: Schema,
): Promise<z.output<Schema>> {
  const response = await fetch(path, init).catch(() => {
    throw new ApiError(0, 'offline', 'We could not reach the shop. Check your connection and try again.');
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return schema.parse(answer);
  const problem = problemSchema.safeParse(answer);
  if (problem.success) throw new ApiError(response.status, problem.data.code, problem.data.detail, problem.data.fields);
  throw new ApiError(response.status, 'unknown', 'Something went wrong. Please try again.');
}
