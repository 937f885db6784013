import { en } from 'zod/locales';
import * as z from 'zod/mini';
import type { Problem } from '@/lib/contracts/problem';
import { AppError, DatabaseUnavailable, type ErrorCode, ProviderError } from '@/lib/domain/core/errors';
import { log } from '@/lib/platform/log';

// zod/mini brings no words: what a contract refuses without words of its own is said in these.
z.config(en());

export const STATUS: Record<ErrorCode, { status: number; title: string }> = {
  invalid_input: { status: 400, title: 'Invalid input' },
  unauthenticated: { status: 401, title: 'Sign in first' },
  invalid_signature: { status: 401, title: 'Invalid signature' },
  payment_declined: { status: 402, title: 'Payment declined' },
  forbidden: { status: 403, title: 'Not allowed' },
  not_found: { status: 404, title: 'Not found' },
  conflict: { status: 409, title: 'Conflict' },
  idempotency_mismatch: { status: 409, title: 'Idempotency key reused' },
  item_unavailable: { status: 409, title: 'Item unavailable' },
  quote_changed: { status: 409, title: 'Price changed' },
  already_paid: { status: 409, title: 'Already paid' },
  not_editable: { status: 409, title: 'Cannot be changed' },
  not_cancelable: { status: 409, title: 'Cannot be canceled' },
  too_large: { status: 413, title: 'Too large' },
  not_shippable: { status: 422, title: 'Cannot be delivered' },
  rate_limited: { status: 429, title: 'Too many requests' },
  provider_unavailable: { status: 503, title: 'Temporarily unavailable' },
  database_unavailable: { status: 503, title: 'Temporarily unavailable' },
};

const USUAL_WAIT_MS = 30_000;

/** Every failure becomes problem+json here and nowhere else. What we did not expect is logged and told to nobody. */
export function problemResponse(error: unknown, requestId: string): Response {
  const known = asAppError(error);
  if (!known) log().error({ err: error, requestId }, 'request failed');
  const { status, title } = known ? STATUS[known.code] : { status: 500, title: 'Something went wrong' };
  const problem: Problem = {
    type: 'about:blank',
    title,
    status,
    detail: known?.message ?? 'This is our fault. Please try again in a moment.',
    code: known?.code ?? 'internal',
    request_id: requestId,
    ...(known?.reason ? { reason: known.reason } : {}),
    ...(known?.fields ? { fields: known.fields } : {}),
    ...(known?.order ? { order_number: known.order.number } : {}),
  };
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
  // Whatever is out for a while says when to come back, also where nobody told us.
  const waitMs = known?.retryAfterMs ?? (status === 503 ? USUAL_WAIT_MS : undefined);
  if (waitMs !== undefined) headers.set('retry-after', String(Math.ceil(waitMs / 1000)));
  // What was not read of a body would be taken for the connection's next request.
  if (known?.code === 'too_large') headers.set('connection', 'close');
  return new Response(JSON.stringify(problem), { status, headers });
}

/** The browser went away before we had an answer: nobody reads it, and nothing is wrong. 499 as proxies log it. */
export function goneResponse(requestId: string): Response {
  log().debug({ requestId }, 'the caller went away');
  return new Response(null, { status: 499 });
}

function asAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  if (error instanceof z.core.$ZodError) {
    const fields = Object.fromEntries(error.issues.map((issue) => [issue.path.join('.'), issue.message]));
    return new AppError('invalid_input', error.issues[0]?.message ?? 'The input is not valid.', { fields });
  }
  if (error instanceof ProviderError) {
    log().warn({ err: error }, 'an outside service failed');
    return new AppError(
      'provider_unavailable',
      'A service we need does not answer right now. Please try again in a moment.',
      { cause: error, ...(error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs }) },
    );
  }
  if (DatabaseUnavailable.in(error)) {
    log().error({ err: error }, 'the database failed');
    return new AppError('database_unavailable', 'This does not work right now. Please try again in a moment.', {
      retryAfterMs: 5_000,
      cause: error,
    });
  }
  return null;
}
