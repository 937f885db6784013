import type { NextRequest } from 'next/server';
import * as z from 'zod/mini';
import type { StaffAction } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { admit, type EndpointSpec, type Route } from './endpoint';
import { refusal } from './refusal';

type StoredFile = { contentType: string; sizeBytes: number; body: ReadableStream<Uint8Array> };

type FileRun = (ctx: Ctx, params: Record<string, string>) => Promise<StoredFile>;

/** A stored file as an answer, for staff: cached by this browser alone. */
export function fileEndpoint(spec: { action: StaffAction; run: FileRun }) {
  const handle = answering({ actor: 'staff', action: spec.action }, spec.run, 'private, max-age=3600');
  return Object.assign(handle, { action: spec.action });
}

/** For whoever knows its address, which nobody can guess; what lies there never changes. */
export function publicFileEndpoint(spec: { run: FileRun }) {
  const handle = answering({ actor: 'anyone', limit: 'file' }, spec.run, 'private, max-age=31536000, immutable');
  return Object.assign(handle, { action: null });
}

/** Streamed, never sniffed, never run as a page. */
function answering(
  who: Pick<EndpointSpec<z.ZodMiniType, z.ZodMiniType>, 'actor' | 'action' | 'limit'>,
  run: FileRun,
  cacheControl: string,
) {
  return async (request: NextRequest, route: Route): Promise<Response> => {
    try {
      const { ctx, params } = await admit(request, route, { ...who, input: z.strictObject({}) });
      const file = await run(ctx, params);
      return new Response(file.body, {
        headers: {
          'content-type': file.contentType,
          'content-length': String(file.sizeBytes),
          'content-security-policy': "default-src 'none'; sandbox",
          'x-content-type-options': 'nosniff',
          'cache-control': cacheControl,
        },
      });
    } catch (error) {
      return refusal(error, request);
    }
  };
}
