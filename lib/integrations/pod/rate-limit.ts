import type { HttpRequest } from '@/lib/platform/http-client';

/** A limit as the provider documents it: `calls` in any `windowMs`. */
export type RateLimit = {
  /** The routes it is about; null for every call to the provider. */
  route: string | null;
  calls: number;
  windowMs: number;
  applies: (request: HttpRequest) => boolean;
};
