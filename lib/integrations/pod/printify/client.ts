import { z } from 'zod';
import { ProviderError, type ProviderErrorKind } from '@/lib/domain/core/errors';
import { type HttpClient, type HttpRequest, type HttpResponse, retryAfterMs } from '@/lib/platform/http-client';
import {
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

/** Calls Printify, v1 and v2 alike. Every method throws ProviderError. */
export type PrintifyClient = {
  call<T>(answer: z.ZodType<T>, request: HttpRequest): Promise<T>;
  /** The same, null where Printify answers 404. */
  find<T>(answer: z.ZodType<T>, request: HttpRequest): Promise<T | null>;
  /** One page of a list, counted from 1. `nextPage` is null on the last one. */
  page<T>(
    row: z.ZodType<T>,
    at: { path: string; page: number; limit: number; timeoutMs?: number },
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
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof ProviderError && 'podOrderId' in value;
  }

  readonly podOrderId: string | null;

  constructor(podOrderId: string | null, message: string, httpStatus: number) {
    super(PROVIDER, 'rejected', message, { httpStatus, providerCode: DUPLICATE });
    this.podOrderId = podOrderId;
  }
}

type Access = { http: HttpClient; apiKey: string; now: () => number };

export function createPrintifyClient({ http, apiKey, now }: Access): PrintifyClient {
  const printify: Exchange = {
    http,
    provider: PROVIDER,
    // Printify refuses clients without a name.
    headers: { authorization: `Bearer ${apiKey}`, 'user-agent': 'FlowBotz/1.0' },
    readTimeoutMs: READ_TIMEOUT_MS,
    writeTimeoutMs: WRITE_TIMEOUT_MS,
    settleMs: SETTLE_MS,
    refusal: (response) => refusal(response, now()),
  };
  const client: PrintifyClient = {
    call: async (answer, request) => understand(PROVIDER, answer, await exchange(printify, request), request),

    find: (answer, request) => orNull(client.call(answer, request)),

    async page(row, { path, page, limit, timeoutMs }) {
      const answer = z.object({
        data: z.array(row),
        last_page: z.number().nullish(),
        next_page_url: z.string().nullish(),
      });
      const { data, last_page, next_page_url } = await client.call(answer, {
        method: 'GET',
        path,
        query: { page, limit },
        ...(timeoutMs === undefined ? {} : { timeoutMs }),
      });
      const more = data.length > 0 && (last_page ? page < last_page : Boolean(next_page_url));
      return { rows: data, nextPage: more ? page + 1 : null };
    },
  };
  return client;
}

/** Translates all shapes: `{code, message, errors: {reason, code}}`, `{error, request_id}`, and `{}`. */
function refusal(response: HttpResponse, now: number): ProviderError {
  const body = recordSchema.parse(readJson(response.text));
  const errors = recordSchema.parse(body.errors);
  const providerCode = firstText(body.code, errors.code);
  const message = readable(firstText(errors.reason, body.error, body.message)) ?? silence(response.status);
  if (providerCode === DUPLICATE || (response.status === 409 && body.order !== undefined)) {
    const order = recordSchema.parse(body.order);
    return new DuplicateOrder(firstText(order.id) ?? null, message, response.status);
  }
  const kind = kindOf(response.status, providerCode);
  const waitMs = retryAfterMs(response.headers, now) ?? (kind === 'not_ready' ? NOT_READY_RETRY_MS : undefined);
  return refusalOf(PROVIDER, kind, message, { httpStatus: response.status, providerCode, retryAfterMs: waitMs });
}

function kindOf(status: number, code: string | undefined): ProviderErrorKind {
  return code === NOT_READY ? 'not_ready' : kindOfStatus(status);
}

function silence(status: number): string {
  return status === 401 ? 'the shop cannot be reached with this key' : `HTTP ${status}`;
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
