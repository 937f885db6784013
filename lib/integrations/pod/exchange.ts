import { z } from 'zod';
import { ProviderError, type ProviderErrorKind } from '@/lib/domain/core/errors';
import {
  type HttpClient,
  type HttpRequest,
  type HttpResponse,
  retryAfterMs,
  TransportError,
} from '@/lib/platform/http-client';

/** What both sides of a refusal share: how a provider is reached and how it words a refusal is the adapter's. */
export type Exchange = {
  http: HttpClient;
  provider: string;
  headers: Record<string, string>;
  readTimeoutMs: number;
  writeTimeoutMs: number;
  /** After a POST without an answer: how long to leave it alone before asking what became of it. */
  settleMs?: number;
  refusal: (response: HttpResponse) => ProviderError;
};

/** Sends; the answer's JSON, null where it has none. Throws ProviderError for no answer and for any but 2xx. */
export async function exchange(
  { http, provider, headers, readTimeoutMs, writeTimeoutMs, settleMs, refusal }: Exchange,
  request: HttpRequest,
): Promise<unknown> {
  let response: HttpResponse;
  try {
    response = await http({
      timeoutMs: request.method === 'GET' ? readTimeoutMs : writeTimeoutMs,
      ...request,
      headers: { ...headers, ...request.headers },
    });
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    throw new ProviderError(provider, 'unavailable', error.message, {
      cause: error,
      ...(settleMs !== undefined && request.method === 'POST' ? { retryAfterMs: settleMs } : {}),
    });
  }
  if (response.status >= 200 && response.status < 300) return readJson(response.text);
  throw refusal(response);
}

/** An answer we cannot read leaves open what was done, like none at all. */
export function understand<T>(provider: string, schema: z.ZodType<T>, value: unknown, request: HttpRequest): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue ? `${issue.path.join('.')}: ${issue.message}` : 'unknown shape';
  const oddly = `${request.method} ${request.path} was answered oddly (${where})`;
  throw new ProviderError(provider, 'unavailable', oddly, { cause: parsed.error });
}

/** Null where the provider answers 404. */
export async function orNull<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ProviderError && error.httpStatus === 404) return null;
    throw error;
  }
}

/** Null for what is not JSON, such as a gateway's error page. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** An error body's parts, empty where it has none. */
export const recordSchema = z.record(z.string(), z.unknown()).catch({});

/** The first that says something, at most 500 characters of it. */
export function firstText(...candidates: unknown[]): string | undefined {
  const texts = candidates.map((value) => (typeof value === 'number' ? String(value) : value));
  const found = texts.find((value) => typeof value === 'string' && value.trim() !== '');
  return typeof found === 'string' ? found.trim().slice(0, 500) : undefined;
}

/** What a status means where nothing more is said. 419 is Printful v1's own rate limit warning. */
export function kindOfStatus(status: number): ProviderErrorKind {
  if (status === 419 || status === 429) return 'rate_limited';
  if (status === 401 || status === 402 || status === 403) return 'unauthorized';
  return status >= 500 || status === 408 ? 'unavailable' : 'rejected';
}

/** How long a "too many requests" asks us to wait: by header, or in its text. Undefined where it does not say. */
export function askedWaitMs({ headers, text }: HttpResponse, now: number): number | undefined {
  const asked = retryAfterMs(headers, now);
  if (asked !== undefined) return asked;
  const seconds = Number(headers.get('x-ratelimit-reset') ?? /after (\d+) second/.exec(text)?.[1] ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.ceil(Math.max(0, seconds) * 1000) : undefined;
}

/** A ProviderError with only those facts that are known. */
export function refusalOf(
  provider: string,
  kind: ProviderErrorKind,
  message: string,
  facts: { httpStatus: number; providerCode: string | undefined; retryAfterMs: number | undefined },
): ProviderError {
  const { httpStatus, providerCode, retryAfterMs: waitMs } = facts;
  return new ProviderError(provider, kind, message, {
    httpStatus,
    ...(providerCode === undefined ? {} : { providerCode }),
    ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }),
  });
}
