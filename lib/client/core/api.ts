import type * as z from 'zod/mini';
import { problemSchema } from '@/lib/contracts/problem';
import { proveFirst } from './prover';

/** What the server said was wrong: `code` and `reason` to decide and to translate by, `message` for staff, `fields` for forms. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** 0 when no answer came. */
  readonly status: number;
  /** The problem's code; `offline` when no answer came, `unknown` when it was not one of ours. */
  readonly code: string;
  /** Finer than the code, where the server had more to say. */
  readonly reason: string | null;
  readonly fields: Record<string, string>;
  /** For support; null when no answer came. */
  readonly requestId: string | null;
  /** With `already_paid`: the order that was paid. */
  readonly orderNumber: string | null;

  constructor(
    status: number,
    code: string,
    message: string,
    options: {
      reason?: string | undefined;
      fields?: Record<string, string> | undefined;
      requestId?: string;
      orderNumber?: string | undefined;
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause: options.cause });
    this.status = status;
    this.code = code;
    this.reason = options.reason ?? null;
    this.fields = options.fields ?? {};
    this.requestId = options.requestId ?? null;
    this.orderNumber = options.orderNumber ?? null;
  }

  /** Asking again may help without changing anything. */
  get passing(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

/** GETs and parses with the contract the server answered by. Throws ApiError. */
export function apiGet<Schema extends z.ZodMiniType>(
  path: string,
  schema: Schema,
  init: { signal?: AbortSignal } = {},
): Promise<z.output<Schema>> {
  return send(path, { ...init, method: 'GET' }, schema);
}

/** POSTs JSON and parses the answer. Throws ApiError. */
export function apiPost<Schema extends z.ZodMiniType>(
  path: string,
  body: unknown,
  schema: Schema,
  init: { headers?: Record<string, string>; signal?: AbortSignal; method?: 'POST' | 'DELETE' } = {},
): Promise<z.output<Schema>> {
  const headers = { 'content-type': 'application/json', ...init.headers };
  return send(path, { method: 'POST', ...init, headers, body: JSON.stringify(body) }, schema);
}

/** POSTs a form with its files. Throws ApiError. */
export function apiForm<Schema extends z.ZodMiniType>(
  path: string,
  body: FormData,
  schema: Schema,
): Promise<z.output<Schema>> {
  return send(path, { method: 'POST', body }, schema);
}

/** Throws ApiError. */
export function apiDelete<Schema extends z.ZodMiniType>(path: string, schema: Schema): Promise<z.output<Schema>> {
  return send(path, { method: 'DELETE' }, schema);
}

async function send<Schema extends z.ZodMiniType>(
  path: string,
  init: RequestInit,
  schema: Schema,
): Promise<z.output<Schema>> {
  const response = await fetch(path, init).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError(0, 'offline', 'We could not reach the shop. Check your connection and try again.', { cause });
  });
  const answer: unknown = await response.json().catch(() => null);
  const parsed = response.ok ? schema.safeParse(answer) : null;
  if (parsed?.success) return parsed.data;
  const problem = problemSchema.safeParse(answer);
  if (!problem.success) {
    throw new ApiError(response.status, 'unknown', 'Something went wrong. Please try again.', { cause: parsed?.error });
  }
  const { code, reason, detail, fields, request_id, order_number } = problem.data;
  // What somebody set off themselves asks them to prove it, and goes on; what a page asks by itself does not.
  if (reason === 'passkey_needed' && init.method === 'POST' && (await proveFirst())) return send(path, init, schema);
  throw new ApiError(response.status, code, detail, {
    reason,
    fields,
    requestId: request_id,
    orderNumber: order_number,
  });
}
