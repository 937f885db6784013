import { z } from 'zod';
import { ProviderError, type ProviderErrorKind } from '@/lib/domain/errors';
import {
  type HttpClient,
  type HttpRequest,
  type HttpResponse,
  retryAfterMs,
  TransportError,
} from '@/lib/platform/http-client';

/** Calls Printful, v1 and v2 alike. Every method throws ProviderError. */
export type PrintfulClient = {
  /** The answer's `result` (v1) or `data` (v2). */
  call<T>(answer: z.ZodType<T>, request: HttpRequest): Promise<T>;
  /** The same, null where Printful answers 404. */
  find<T>(answer: z.ZodType<T>, request: HttpRequest): Promise<T | null>;
  /** One page of a list. `nextOffset` is null on the last one. */
  page<T>(row: z.ZodType<T>, path: string, offset: number): Promise<{ rows: T[]; nextOffset: number | null }>;
  /** All rows of a list, read page by page. */
  all<T>(row: z.ZodType<T>, path: string): AsyncIterable<T>;
};

export const PROVIDER = 'printful';
/** Printful's code for an external id that was ever used, be it by a canceled order. */
export const EXTERNAL_ID_IN_USE = 'OR-13';

/** The largest page there is; left out, Printful sends 20 rows and says nothing of the rest. */
export const PAGE_SIZE = 100;
const READ_TIMEOUT_MS = 15_000;
/** Creating and confirming checks files, stock and payment on their side. */
const WRITE_TIMEOUT_MS = 30_000;

const pagingSchema = z.object({ total: z.number().int() });
const envelopeSchema = z.object({
  result: z.unknown().optional(),
  data: z.unknown().optional(),
  paging: pagingSchema.nullish(),
});

type Access = { http: HttpClient; apiKey: string; storeId: string | undefined; now: () => number };

export function createPrintfulClient(access: Access): PrintfulClient {
  async function send<T>(request: HttpRequest, answer: z.ZodType<T>) {
    const response = await exchange(access, request);
    const envelope = understand(envelopeSchema, readJson(response.text), request);
    return { value: understand(answer, envelope.data ?? envelope.result, request), paging: envelope.paging };
  }

  const client: PrintfulClient = {
    call: async (answer, request) => (await send(request, answer)).value,

    async find(answer, request) {
      try {
        return await client.call(answer, request);
      } catch (error) {
        if (error instanceof ProviderError && error.httpStatus === 404) return null;
        throw error;
      }
    },

    async page(row, path, offset) {
      const request: HttpRequest = { method: 'GET', path, query: { limit: PAGE_SIZE, offset } };
      const { value: rows, paging } = await send(request, z.array(row));
      const next = offset + rows.length;
      const more = rows.length > 0 && (paging ? next < paging.total : rows.length === PAGE_SIZE);
      return { rows, nextOffset: more ? next : null };
    },

    async *all<T>(row: z.ZodType<T>, path: string) {
      let offset: number | null = 0;
      while (offset !== null) {
        const page: { rows: T[]; nextOffset: number | null } = await client.page(row, path, offset);
        yield* page.rows;
        offset = page.nextOffset;
      }
    },
  };
  return client;
}

async function exchange(access: Access, request: HttpRequest): Promise<HttpResponse> {
  const { http, apiKey, storeId, now } = access;
  let response: HttpResponse;
  try {
    response = await http({
      timeoutMs: request.method === 'GET' ? READ_TIMEOUT_MS : WRITE_TIMEOUT_MS,
      ...request,
      headers: {
        authorization: `Bearer ${apiKey}`,
        ...(storeId === undefined ? {} : { 'X-PF-Store-Id': storeId }),
        ...request.headers,
      },
    });
  } catch (error) {
    if (error instanceof TransportError)
      throw new ProviderError(PROVIDER, 'unavailable', error.message, { cause: error });
    throw error;
  }
  if (response.status >= 200 && response.status < 300) return response;
  throw failure(response, now());
}

/** An answer we cannot read leaves open what was done, like none at all. */
function understand<T>(schema: z.ZodType<T>, value: unknown, request: HttpRequest): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue ? `${issue.path.join('.')}: ${issue.message}` : 'unknown shape';
  throw new ProviderError(PROVIDER, 'unavailable', `${request.method} ${request.path} was answered oddly (${where})`);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const recordSchema = z.record(z.string(), z.unknown()).catch({});

/** Translates all three error shapes: v1's, v2's `{data, error}`, and RFC 9457 problems. */
function failure(response: HttpResponse, now: number): ProviderError {
  const body = recordSchema.parse(readJson(response.text));
  const error = recordSchema.parse(body.error);
  const { detail, details, result, data, title } = body;
  const message =
    firstText(body.error, error.message, detail, details, result, data, title) ?? `HTTP ${response.status}`;
  const code = codeOf([body.api_error_code, error.api_error_code], message);
  const kind = kindOf(response.status, code);
  const waitMs = kind === 'rate_limited' ? waitOf(response.headers, message, now) : retryAfterMs(response.headers, now);
  return new ProviderError(PROVIDER, kind, message, {
    httpStatus: response.status,
    ...(code === undefined ? {} : { providerCode: code }),
    ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }),
  });
}

function firstText(...candidates: unknown[]): string | undefined {
  const found = candidates.find((candidate) => typeof candidate === 'string' && candidate.trim() !== '');
  return typeof found === 'string' ? found.trim().slice(0, 500) : undefined;
}

/** Where the code stands is undocumented, and on some answers only the text tells. */
function codeOf(candidates: unknown[], message: string): string | undefined {
  const named = firstText(...candidates) ?? /\b[A-Z]{2}-\d{1,2}\b/.exec(message)?.[0];
  if (named !== undefined) return named;
  return /external[ _]id already exists/i.test(message) ? EXTERNAL_ID_IN_USE : undefined;
}

/** 419 is v1's own rate limit warning; 409 says that the order is being updated right now. */
function kindOf(status: number, code: string | undefined): ProviderErrorKind {
  if (code === EXTERNAL_ID_IN_USE) return 'rejected';
  if (status === 419 || status === 429) return 'rate_limited';
  if (status === 401 || status === 403) return 'unauthorized';
  if (status === 409) return 'not_ready';
  return status >= 500 || status === 408 ? 'unavailable' : 'rejected';
}

function waitOf(headers: Headers, message: string, now: number): number | undefined {
  const asked = retryAfterMs(headers, now);
  if (asked !== undefined) return asked;
  const seconds = Number(headers.get('x-ratelimit-reset') ?? /after (\d+) second/.exec(message)?.[1] ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.ceil(Math.max(0, seconds) * 1000) : undefined;
}
