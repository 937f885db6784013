import { z } from 'zod';
import type { ProviderError, ProviderErrorKind } from '@/lib/domain/core/errors';
import { type HttpClient, type HttpRequest, type HttpResponse, retryAfterMs } from '@/lib/platform/http-client';
import {
  askedWaitMs,
  type Exchange,
  exchange,
  firstText,
  kindOfStatus,
  orNull,
  readJson,
  recordSchema,
  refusalOf,
  understand,
} from '../exchange';

/** Calls Printful, v1 and v2 alike. Every method throws ProviderError. */
export type PrintfulClient = {
  /** The answer's `result` (v1) or `data` (v2). */
  call<T>(answer: z.ZodType<T>, request: HttpRequest): Promise<T>;
  /** The same, null where Printful answers 404. */
  find<T>(answer: z.ZodType<T>, request: HttpRequest): Promise<T | null>;
  /** For calls that are answered with nothing (204). */
  remove(request: HttpRequest): Promise<void>;
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

export function createPrintfulClient({ http, apiKey, storeId, now }: Access): PrintfulClient {
  const printful: Exchange = {
    http,
    provider: PROVIDER,
    headers: {
      authorization: `Bearer ${apiKey}`,
      ...(storeId === undefined ? {} : { 'X-PF-Store-Id': storeId }),
    },
    readTimeoutMs: READ_TIMEOUT_MS,
    writeTimeoutMs: WRITE_TIMEOUT_MS,
    refusal: (response) => refusal(response, now()),
  };

  async function send<T>(request: HttpRequest, answer: z.ZodType<T>) {
    const envelope = understand(PROVIDER, envelopeSchema, await exchange(printful, request), request);
    return { value: understand(PROVIDER, answer, envelope.data ?? envelope.result, request), paging: envelope.paging };
  }

  const client: PrintfulClient = {
    call: async (answer, request) => (await send(request, answer)).value,

    find: (answer, request) => orNull(client.call(answer, request)),

    async remove(request) {
      await exchange(printful, request);
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

/** Translates all three error shapes: v1's, v2's `{data, error}`, and RFC 9457 problems. */
function refusal(response: HttpResponse, now: number): ProviderError {
  const body = recordSchema.parse(readJson(response.text));
  const error = recordSchema.parse(body.error);
  const { detail, details, result, data, title } = body;
  const message =
    firstText(body.error, error.message, detail, details, result, data, title) ?? `HTTP ${response.status}`;
  const providerCode = codeOf([body.api_error_code, error.api_error_code], message);
  const kind = kindOf(response.status, providerCode);
  const waitMs = kind === 'rate_limited' ? askedWaitMs(response, now) : retryAfterMs(response.headers, now);
  return refusalOf(PROVIDER, kind, message, { httpStatus: response.status, providerCode, retryAfterMs: waitMs });
}

/** Where the code stands is undocumented, and on some answers only the text tells. */
function codeOf(candidates: unknown[], message: string): string | undefined {
  const named = firstText(...candidates) ?? /\b[A-Z]{2}-\d{1,2}\b/.exec(message)?.[0];
  if (named !== undefined) return named;
  return /external[ _]id already exists/i.test(message) ? EXTERNAL_ID_IN_USE : undefined;
}

/** 409 says that the order is being updated right now. */
function kindOf(status: number, code: string | undefined): ProviderErrorKind {
  if (code === EXTERNAL_ID_IN_USE) return 'rejected';
  return status === 409 ? 'not_ready' : kindOfStatus(status);
}
