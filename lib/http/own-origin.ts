import type { NextRequest } from 'next/server';
import { AppError } from '@/lib/domain/core/errors';

/** A browser tells where a changing request comes from; another site's pages may not use our visitor's cookies. */
export function refuseForeignOrigin(request: NextRequest, appUrl: string): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const origin = request.headers.get('origin');
  if (origin !== null && origin !== new URL(appUrl).origin && origin !== request.nextUrl.origin) {
    throw new AppError('forbidden', 'Requests from other sites are not allowed.');
  }
  if (request.headers.get('sec-fetch-site') === 'cross-site')
    throw new AppError('forbidden', 'Requests from other sites are not allowed.');
}
