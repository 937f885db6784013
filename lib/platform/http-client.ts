/** One HTTP call to an outside service: JSON in, JSON out, always with a timeout, never redirected. */

export type HttpRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  headers?: Record<string, string>;
  timeoutMs?: number;
};

export type HttpResponse = { status: number; headers: Headers; text: string };

/** Sends and returns whatever status came. Throws TransportError when no answer came. */
export type HttpClient = (request: HttpRequest) => Promise<HttpResponse>;

/** No answer: refused, reset, timed out, cut off. The work may have been done all the same. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
}

const DEFAULT_TIMEOUT_MS = 20_000;
const MAX_ANSWER_CHARS = 20_000_000;

export function createHttpClient(options: { baseUrl: string; headers: Record<string, string> }): HttpClient {
  const base = options.baseUrl.replace(/\/+$/, '');
  return async (request) => {
    const url = new URL(base + request.path);
    for (const [key, value] of Object.entries(request.query ?? {})) {
      if (value !== undefined) url.searchParams.set(key, String(value));
    }
    const hasBody = request.body !== undefined;
    try {
      const response = await fetch(url, {
        method: request.method,
        headers: {
          accept: 'application/json',
          ...(hasBody ? { 'content-type': 'application/json;charset=utf-8' } : {}),
          ...options.headers,
          ...request.headers,
        },
        ...(hasBody ? { body: JSON.stringify(request.body) } : {}),
        redirect: 'error',
        signal: AbortSignal.timeout(request.timeoutMs ?? DEFAULT_TIMEOUT_MS),
      });
      const text = await response.text();
      if (text.length > MAX_ANSWER_CHARS) throw new Error(`answer of ${text.length} characters`);
      return { status: response.status, headers: response.headers, text };
    } catch (error) {
      throw new TransportError(`${request.method} ${url.origin}${request.path}: no usable answer`, { cause: error });
    }
  };
}

/** `Retry-After` in milliseconds: seconds or an HTTP date. Undefined when absent or unreadable. */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
