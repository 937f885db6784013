import { randomUUID } from 'node:crypto';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** An answer Printify gives instead of a result. `body` is sent as it is. */
export class ApiError extends Error {
  readonly status: ContentfulStatusCode;
  readonly body: object;

  constructor(status: ContentfulStatusCode, body: object, summary: string) {
    super(summary);
    this.status = status;
    this.body = body;
  }

  toResponse(): Response {
    return Response.json(this.body, { status: this.status });
  }
}

type Fault = { code: number; message: string; reason: string };

/** The main shape, with Printify's own code. `extra` adds keys beside it, as the duplicate-order answer does. */
function coded(status: ContentfulStatusCode, { code, message, reason }: Fault, extra: object = {}) {
  return new ApiError(status, { status: 'error', code, message, errors: { reason, code }, ...extra }, reason);
}

export function invalid(code: 8103 | 8150 | 8201 | 8251 | 61003, reason: string): ApiError {
  return coded(400, { code, message: 'Validation failed.', reason });
}

/** Several faults of one address: the reason is itself a JSON string. */
export function invalidAddress(faults: Record<string, string[]>): ApiError {
  return invalid(8103, JSON.stringify(faults));
}

export function refused(code: 8104 | 8252 | 8254 | 8502 | 10300, reason: string): ApiError {
  return coded(400, { code, message: 'Operation failed.', reason });
}

export function duplicateOrder(order: { id: string; externalId: string }): ApiError {
  const fault = {
    code: 8503,
    message: 'Operation failed.',
    reason: 'Order already exists for the given external_id.',
  };
  return coded(409, fault, { order: { id: order.id, external_id: order.externalId } });
}

/** The short shape, used for everything that is not a business error. */
export function short(status: ContentfulStatusCode, error: string): ApiError {
  return new ApiError(status, { error, request_id: randomUUID() }, error);
}

export const notFound = () => short(404, 'Not found');
export const unauthenticated = () => short(401, 'Unauthenticated');
export const tooManyRequests = () => short(429, 'Too Many Attempts.');
export const serverError = () => short(500, 'Server Error');

/** A shop the token cannot reach is answered without any explanation. */
export const shopUnreachable = () => new ApiError(401, {}, 'shop not reachable');

export const malformedProductId = () => new ApiError(422, { error: 'Invalid product ID format.' }, 'bad product id');
export const bodyTooLarge = () => new ApiError(413, { error: 'The POST data is too large.' }, 'body too large');
