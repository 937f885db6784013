import { z } from 'zod';
import { ProviderError } from '@/lib/domain/errors';
import {
  createHttpClient,
  type HttpClient,
  type HttpRequest,
  retryAfterMs,
  TransportError,
} from '@/lib/platform/http-client';

export type PrintifyConfig = { baseUrl: string; apiKey: string; shopId: string };

/** Calls Printify and parses what a 2xx carries. Throws PrintifyRefusal or another ProviderError. */
export type PrintifyClient = <Schema extends z.ZodType>(
  request: HttpRequest,
  schema: Schema,
) => Promise<z.output<Schema>>;

export const NOT_READY = '8502';
export const DUPLICATE = '8503';
const NOT_READY_RETRY_MS = 60_000;

/** A duplicate `external_id` names the order that has it. */
export class DuplicateOrder extends ProviderError {
  readonly podOrderId: string;
  constructor(podOrderId: string) {
    super('printify', 'rejected', 'an order with this external id exists', {
      httpStatus: 409,
      providerCode: DUPLICATE,
    });
    this.podOrderId = podOrderId;
  }
}

export function createPrintifyClient(
  config: PrintifyConfig,
  deps: { http?: HttpClient | undefined; now?: (() => number) | undefined } = {},
): PrintifyClient {
  const now = deps.now ?? Date.now;
  const http =
    deps.http ??
    createHttpClient({
      baseUrl: config.baseUrl,
      // Printify asks for a named client.
      headers: { authorization: `Bearer ${config.apiKey}`, 'user-agent': 'FlowBotz/1.0' },
    });
  return async (request, schema) => {
    const answer = await http(request).catch((error: unknown) => {
      if (error instanceof TransportError)
        throw new ProviderError('printify', 'unavailable', error.message, { cause: error });
      throw error;
    });
    if (answer.status < 200 || answer.status >= 300)
      throw refusal(answer.status, answer.text, retryAfterMs(answer.headers, now()));
    const parsed = schema.safeParse(parseJson(answer.text));
    if (parsed.success) return parsed.data;
    throw new ProviderError(
      'printify',
      'rejected',
      `${request.method} ${request.path} answered in an unknown shape: ${z.prettifyError(parsed.error)}`,
    );
  };
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch (error) {
    throw new ProviderError('printify', 'unavailable', 'the answer is not JSON', { cause: error });
  }
}

const errorBody = z
  .looseObject({
    code: z.number().optional().catch(undefined),
    message: z.string().catch(''),
    error: z.string().catch(''),
    errors: z
      .looseObject({ reason: z.string().catch(''), code: z.number().optional().catch(undefined) })
      .catch({ reason: '' }),
    order: z.object({ id: z.string() }).optional().catch(undefined),
  })
  .catch({ message: '', error: '', errors: { reason: '' } });

function refusal(httpStatus: number, text: string, afterMs: number | undefined): ProviderError {
  const body = errorBody.parse(text.startsWith('{') ? parseJson(text) : {});
  const code = body.code ?? body.errors.code;
  const message = readable(body.errors.reason) || body.error || body.message || `HTTP ${httpStatus}`;
  const options = {
    httpStatus,
    ...(code === undefined ? {} : { providerCode: String(code) }),
    ...(afterMs === undefined ? {} : { retryAfterMs: afterMs }),
  };
  if (body.order && (httpStatus === 409 || String(code) === DUPLICATE)) return new DuplicateOrder(body.order.id);
  if (httpStatus === 401 || httpStatus === 403) return new ProviderError('printify', 'unauthorized', message, options);
  if (httpStatus === 429) return new ProviderError('printify', 'rate_limited', message, options);
  if (httpStatus >= 500) return new ProviderError('printify', 'unavailable', message, options);
  if (String(code) === NOT_READY)
    return new ProviderError('printify', 'not_ready', message, { retryAfterMs: NOT_READY_RETRY_MS, ...options });
  return new ProviderError('printify', 'rejected', message, options);
}

/** `reason` may itself be JSON: {"zip":["The zip field is required."]} → "zip: The zip field is required." */
function readable(reason: string): string {
  if (!reason.startsWith('{')) return reason;
  const fields = z.record(z.string(), z.union([z.string(), z.array(z.string())])).safeParse(parseJson(reason));
  if (!fields.success) return reason;
  return Object.entries(fields.data)
    .map(([field, problems]) => `${field}: ${[problems].flat().join(' ')}`)
    .join(' ');
}
