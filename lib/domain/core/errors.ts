/** Why a shopper's own design cannot be printed as it is placed. */
export const DESIGN_PROBLEMS = ['design_outside', 'design_too_small', 'design_gone', 'design_not_printed'] as const;

/** Why a line of a cart cannot be ordered like this, where that is not stock. */
export const LINE_PROBLEMS = [...DESIGN_PROBLEMS, 'paused'] as const;
export type LineProblem = (typeof LINE_PROBLEMS)[number];
export const isLineProblem = (value: unknown): value is LineProblem => LINE_PROBLEMS.some((each) => each === value);

/**
 * Failures with a name. Expected outcomes are return values; these are thrown for what the caller cannot
 * handle where it stands, and are mapped once: to problem+json in `lib/http`, to retry or give up in `lib/jobs`.
 */
export type ErrorCode =
  | 'invalid_input'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'idempotency_mismatch'
  | 'too_large'
  | 'rate_limited'
  | 'item_unavailable'
  | 'not_shippable'
  | 'quote_changed'
  | 'payment_declined'
  | 'already_paid'
  | 'not_cancelable'
  | 'not_editable'
  | 'invalid_signature'
  | 'provider_unavailable'
  | 'database_unavailable';

/** What exactly stands in the way, where a shopper is to be told more than the code says. Each has words of its own. */
export const ERROR_REASONS = [
  'paused',
  'no_longer_sold',
  'product_gone',
  'delivery_gone',
  'no_delivery_price',
  'no_delivery_days',
  'no_tax',
  'tax_place',
  'phone_needed',
  'tax_number_needed',
  'latin_only',
  'no_po_box',
  'place_refused',
  'not_sold_there',
  'phone_unknown',
  'checkout_expired',
  'many_declines',
  'busy',
  'amount_out_of_range',
  'already_canceled',
  'in_production',
  'already_shipped',
  'nothing_to_stop',
  'is_canceled',
  'cancel_under_way',
  'cancel_answered',
  'address_before_payment',
  'with_print_shop',
  'all_being_made',
  'handing_over',
  'print_shop_started',
  'address_refused',
  'address_masked',
  'weak_link',
  'other_country',
  'other_state',
  'other_price',
  'not_paid',
  'enough_reports',
  'too_many_photos',
  'photo_too_large',
  'not_a_picture',
  'picture_damaged',
  'rate_early',
  'rated_already',
  'address_unproved',
  'design_too_large',
  'is_paused',
  'passkey_needed',
  ...DESIGN_PROBLEMS,
] as const;
export type ErrorReason = (typeof ERROR_REASONS)[number];

/**
 * Next bundles routes, pages and the worker apart, so one process holds several copies of a class, and services made by
 * one are used by all. What an error is says its name, not which copy of the class made it.
 */
function isNamed(value: unknown, name: string): boolean {
  return value instanceof Error && value.name === name;
}

export class AppError extends Error {
  static override [Symbol.hasInstance](value: unknown): boolean {
    return isNamed(value, 'AppError');
  }

  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly reason: ErrorReason | undefined;
  /** Per-field messages for forms, keyed by dotted path. */
  readonly fields: Record<string, string> | undefined;
  readonly retryAfterMs: number | undefined;
  /** The order it is about, for a caller who may open it: `accessToken` is new. */
  readonly order: { number: string; accessToken: string } | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: {
      reason?: ErrorReason;
      fields?: Record<string, string>;
      retryAfterMs?: number;
      order?: { number: string; accessToken: string };
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.reason = options.reason;
    this.fields = options.fields;
    this.retryAfterMs = options.retryAfterMs;
    this.order = options.order;
  }
}

/**
 * Why an outside service did not do what we asked.
 * - `unavailable`: timeout, broken connection, 5xx. The work may or may not have been done.
 * - `rate_limited`: nothing was done; ask again after `retryAfterMs`.
 * - `not_ready`: refused for now (e.g. Printify 8502 while files render); ask again later.
 * - `rejected`: refused for good; a person must look.
 * - `not_editable`: refused for good, because the work on it has begun.
 * - `not_ours`: what carries our number there is somebody else's, or cannot be told to be ours; a person must look.
 * - `unauthorized`: it is about our key or account, not about what was asked: a person must mend that, and then the
 *   same question is answered.
 */
export type ProviderErrorKind =
  | 'unavailable'
  | 'rate_limited'
  | 'not_ready'
  | 'rejected'
  | 'not_editable'
  | 'not_ours'
  | 'unauthorized';

export class ProviderError extends Error {
  static override [Symbol.hasInstance](value: unknown): boolean {
    return isNamed(value, 'ProviderError');
  }

  override readonly name = 'ProviderError';
  readonly provider: string;
  readonly kind: ProviderErrorKind;
  readonly httpStatus: number | undefined;
  /** The provider's own code, such as `OR-13` or `8502`, for its adapter and the log. */
  readonly providerCode: string | undefined;
  readonly retryAfterMs: number | undefined;
  /** True when we held the call back ourselves: certainly nothing was done there. */
  readonly notSent: boolean;

  constructor(
    provider: string,
    kind: ProviderErrorKind,
    message: string,
    options: {
      httpStatus?: number;
      providerCode?: string;
      retryAfterMs?: number;
      notSent?: boolean;
      cause?: unknown;
    } = {},
  ) {
    super(`${provider}: ${message}`, { cause: options.cause });
    this.provider = provider;
    this.kind = kind;
    this.httpStatus = options.httpStatus;
    this.providerCode = options.providerCode;
    this.retryAfterMs = options.retryAfterMs;
    this.notSent = options.notSent ?? false;
  }

  /** True when asking again later can help: nothing is wrong with what was asked. */
  get retryable(): boolean {
    return ['unavailable', 'rate_limited', 'not_ready', 'unauthorized'].includes(this.kind);
  }
}

/**
 * Why the database did not do what we asked. Asking again later helps, and what belongs together was not half done.
 * - `locked`: somebody else held what we needed for too long, or the two of us waited for each other.
 * - `slow`: it took too long, or no connection was free.
 * - `gone`: there is no connection; what was being committed in that moment may or may not have been.
 */
export type DatabaseTrouble = 'locked' | 'slow' | 'gone';

export class DatabaseUnavailable extends Error {
  static override [Symbol.hasInstance](value: unknown): boolean {
    return isNamed(value, 'DatabaseUnavailable');
  }

  /** The one at the bottom of `error`, whatever it was wrapped in. */
  static in(error: unknown): DatabaseUnavailable | null {
    for (let at = error; at instanceof Error; at = at.cause) if (at instanceof DatabaseUnavailable) return at;
    return null;
  }

  override readonly name = 'DatabaseUnavailable';
  readonly kind: DatabaseTrouble;

  constructor(kind: DatabaseTrouble, cause: unknown) {
    super(`the database is ${kind}${cause instanceof Error ? `: ${cause.message}` : ''}`, { cause });
    this.kind = kind;
  }
}
