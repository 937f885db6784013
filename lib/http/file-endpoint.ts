import { randomUUID } from 'node:crypto';
import type { NextRequest } from 'next/server';
import { isStaff } from '@/lib/domain/actor';
import { AppError } from '@/lib/domain/errors';
import type { Ctx } from '@/lib/services/context';
import { problemResponse } from './problem';
import { contextFor } from './request-context';

type Params = Record<string, string>;
type StoredFile = { contentType: string; sizeBytes: number; body: ReadableStream<Uint8Array> };

/** A stored file as an answer: streamed, never sniffed, never run as a page, cached by this browser alone. */
export function fileEndpoint(spec: { actor: 'staff'; run: (ctx: Ctx, params: Params) => Promise<StoredFile> }) {
  return async (request: NextRequest, route: { params: Promise<Params> }): Promise<Response> => {
    try {
      const params = await route.params;
      const cookies = request.cookies.getAll();
      const ctx = await contextFor({ bearer: null, query: null, cookies, orderNumber: null });
      if (ctx.actor.kind !== 'user') throw new AppError('unauthenticated', 'Sign in first.');
      if (spec.actor === 'staff' && !isStaff(ctx.actor)) throw new AppError('forbidden', 'This is for staff only.');
      const file = await spec.run(ctx, params);
      return new Response(file.body, {
        headers: {
          'content-type': file.contentType,
          'content-length': String(file.sizeBytes),
          'content-security-policy': "default-src 'none'; sandbox",
          'x-content-type-options': 'nosniff',
          'cache-control': 'private, max-age=3600',
        },
      });
    } catch (error) {
      return problemResponse(error, randomUUID());
    }
  };
}
