import { z } from 'zod';
import { ProviderError, type ProviderErrorKind } from '@/lib/domain/errors';
import {
  type HttpClient,
  type HttpRequest,
  type HttpResponse,
  retryAfterMs,
  TransportError,
} from '@/lib/platform/http-client';

/** Calls Printify, v1 and v2 alike. Every method throws ProviderError. */
export type PrintifyClient = {
  call<T>(answer: z.ZodType<T>, request: HttpRequest): Promise<T>;
  /** The same, null where Printify answers 404. */
  find<T>(answer: z.ZodType<T>, request: HttpRequest): Promise<T | null>;
  /** One page of a list, counted from 1. `nextPage` is null on the last one. */
  page<T>(
    row: z.ZodType<T>,
    at: { path: string; page: number; limit: number },
  ): Promise<{ rows: T[]; nextPage: number | null }>;
};

export const PROVIDER = 'printify';

const READ_TIMEOUT_MS = 15_000;
/** Taking an order alone needs about five seconds there. */
const WRITE_TIMEOUT_MS = 40_000;
/** After a POST without an answer: what two overlapping ones do is unknown, so the first gets time to end. */
const SETTLE_MS = 15_000;
/** "Not now" for sending or canceling an order; print files take from a minute to a quarter of an hour. */
const NOT_READY = '8502';
const NOT_READY_RETRY_MS = 60_000;
const DUPLICATE = '8503';

/** The external id is taken. Printify names the order that has it; null where it does not. */
export class DuplicateOrder extends ProviderError {
  readonly podOrderId: string | null;

  constructor(podOrderId: string | null, message: string, httpStatus: number) {
    super(PROVIDER, 'rejected', message, { httpStatus, providerCode: DUPLICATE });
    this.podOrderId = podOrderId;
  }
}

type Access = { http: HttpClient; apiKey: string; now: () => number };

export function createPrintifyClient(access: Access): PrintifyClient {
  const client: PrintifyClient = {
    async call(answer, request) {
      return understand(answer, readJson((await exchange(access, request)).text), request);
    },

    async find(answer, request) {
      try {
        return await client.call(answer, request);
      } catch (error) {
        if (error instanceof ProviderError && error.httpStatus === 404) return null;
        throw error;
      }
    },

    async page(row, { path, page, limit }) {
      const answer = z.object({
        data: z.array(row),
        last_page: z.number().nullish(),
        next_page_url: z.string().nullish(),
      });
      const { data, last_page, next_page_url } = await client.call(answer, {
        method: 'GET',
        path,
        query: { page, limit },
      });
      const more = data.length > 0 && (last_page ? page < last_page : Boolean(next_page_url));
      return { rows: data, nextPage: more ? page + 1 : null };
    },
  };
  return client;
}

async function exchange({ http, apiKey, now }: Access, request: HttpRequest): Promise<HttpResponse> {
  let response: HttpResponse;
  try {
    response = await http({
      timeoutMs: request.method === 'GET' ? READ_TIMEOUT_MS : WRITE_TIMEOUT_MS,
      ...request,
      // Printify refuses clients without a name.
      headers: { authorization: `Bearer ${apiKey}`, 'user-agent': 'FlowBotz/1.0', ...request.headers },
    });
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    throw new ProviderError(PROVIDER, 'unavailable', error.message, {
      cause: error,
      ...(request.method === 'POST' ? { retryAfterMs: SETTLE_MS } : {}),
    });
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

/** Null for what is not JSON, such as a gateway's error page. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const record = z.record(z.string(), z.unknown()).catch({});

/** Translates all shapes: `{code, message, errors: {reason, code}}`, `{error, request_id}`, and `{}`. */
function failure(response: HttpResponse, now: number): ProviderError {
  const body = record.parse(readJson(response.text));
  const errors = record.parse(body.errors);
  const code = firstText(body.code, errors.code);
  const message = readable(firstText(errors.reason, body.error, body.message)) ?? silence(response.status);
  if (code === DUPLICATE || (response.status === 409 && body.order !== undefined)) {
    const order = record.parse(body.order);
    return new DuplicateOrder(firstText(order.id) ?? null, message, response.status);
  }
  const kind = kindOf(response.status, code);
  const waitMs = retryAfterMs(response.headers, now) ?? (kind === 'not_ready' ? NOT_READY_RETRY_MS : undefined);
  return new ProviderError(PROVIDER, kind, message, {
    httpStatus: response.status,
    ...(code === undefined ? {} : { providerCode: code }),
    ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }),
  });
}

function kindOf(status: number, code: string | undefined): ProviderErrorKind {
  if (code === NOT_READY) return 'not_ready';
  if (status === 429) return 'rate_limited';
  if (status === 401 || status === 403) return 'unauthorized';
  return status >= 500 || status === 408 ? 'unavailable' : 'rejected';
}

function silence(status: number): string {
  return status === 401 ? 'the shop cannot be reached with this key' : `HTTP ${status}`;
}

function firstText(...candidates: unknown[]): string | undefined {
  const texts = candidates.map((value) => (typeof value === 'number' ? String(value) : value));
  const found = texts.find((value) => typeof value === 'string' && value.trim() !== '');
  return typeof found === 'string' ? found.trim().slice(0, 500) : undefined;
}

/** A reason may itself be JSON: `{"zip":["The zip field is required."]}` → `zip: The zip field is required.` */
function readable(reason: string | undefined): string | undefined {
  if (reason === undefined || !/^[{[]/.test(reason)) return reason;
  const faults = z.record(z.string(), z.union([z.string(), z.array(z.string())])).safeParse(readJson(reason));
  if (!faults.success) return reason;
  return Object.entries(faults.data)
    .map(([field, problems]) => `${field}: ${[problems].flat().join(' ')}`)
    .join(' ');
}
