import { randomUUID } from 'node:crypto';
import type { NextRequest } from 'next/server';
import { z } from 'zod';
import type { StaffAction } from '@/lib/domain/policy';
import type { Ctx } from '@/lib/services/context';
import { admit, type Route } from './endpoint';
import { problemResponse } from './problem';

type StoredFile = { contentType: string; sizeBytes: number; body: ReadableStream<Uint8Array> };

/** A stored file as an answer, for staff: streamed, never sniffed, never run as a page, cached by this browser alone. */
export function fileEndpoint(spec: {
  action: StaffAction;
  run: (ctx: Ctx, params: Record<string, string>) => Promise<StoredFile>;
}) {
  const handle = async (request: NextRequest, route: Route): Promise<Response> => {
    try {
      const { ctx, params } = await admit(request, route, {
        actor: 'staff',
        action: spec.action,
        input: z.strictObject({}),
      });
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
  return Object.assign(handle, { action: spec.action });
}
