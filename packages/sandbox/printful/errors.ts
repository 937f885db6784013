/** Printful's named errors that this sandbox can give (v1 docs, "Errors"). */
type ErrorCode = 'OR-1' | 'OR-4' | 'OR-13' | 'SH-1' | 'SH-3';

/** Thrown by any route; the service's `onError` prints it in the shape of the operation. */
export class ApiError extends Error {
  readonly status: number;
  readonly reason: string | number;
  readonly code: ErrorCode | undefined;

  constructor(status: number, message: string, reason: string | number, code?: ErrorCode) {
    super(message);
    this.status = status;
    this.reason = reason;
    this.code = code;
  }
}

export const badRequest = (message: string, code?: ErrorCode) => new ApiError(400, message, 'BadRequest', code);
export const notFound = (message = 'Not found') => new ApiError(404, message, 'NotFound');
export const internalError = () =>
  new ApiError(500, 'An error occurred and we have been notified.', 'InternalServerError');

type ErrorShape = 'legacy' | 'data' | 'problem';

/** The v2 operations that do not print problem documents (RFC 9457) yet. All of v1 prints the legacy shape. */
const V2_SHAPES: readonly [prefix: string, shape: ErrorShape][] = [
  ['/v2/shipping-rates', 'data'],
  ['/v2/stores', 'data'],
  ['/v2/orders', 'legacy'],
  ['/v2/webhooks', 'legacy'],
  ['/v2/catalog-', 'legacy'],
  ['/v2/mockup-tasks', 'legacy'],
  ['/v2/countries', 'legacy'],
  ['/v2/oauth-scopes', 'legacy'],
];

function shapeFor(path: string, status: number): ErrorShape {
  if (!path.startsWith('/v2/')) return 'legacy';
  if (status >= 500) return 'problem';
  return V2_SHAPES.find(([prefix]) => path.startsWith(prefix))?.[1] ?? 'problem';
}

/** `path` is without the `/printful` the service is mounted under. */
export function errorAnswer(path: string, error: ApiError, headers: Record<string, string> = {}): Response {
  const shape = shapeFor(path, error.status);
  const contentType = shape === 'problem' ? 'application/problem+json' : 'application/json';
  return new Response(JSON.stringify(BODIES[shape](error)), {
    status: error.status,
    headers: { 'content-type': contentType, ...headers },
  });
}

const BODIES: Record<ErrorShape, (error: ApiError) => unknown> = {
  // Where the code stands in real answers is unrecorded, so clients have to look in both places.
  legacy: ({ status, message, reason, code }) => ({
    code: status,
    result: message,
    error: { reason, message, ...(code && { api_error_code: code }) },
    ...(code && { api_error_code: code }),
  }),
  data: ({ message, reason }) => ({ data: message, error: { reason, message } }),
  // The schema says `details`, the prose `detail`.
  problem: ({ status, message }) => ({
    type: `https://developers.printful.com/docs/v2-beta/#errors/${PROBLEMS[status]?.slug ?? 'internal-server-error'}`,
    status,
    title: PROBLEMS[status]?.title ?? 'Internal Server Error',
    detail: message,
    details: message,
  }),
};

const PROBLEMS: Readonly<Record<number, { slug: string; title: string }>> = {
  404: { slug: 'not-found', title: 'Not Found' },
};
