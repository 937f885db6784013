import { randomUUID } from 'node:crypto';
import type { NextRequest } from 'next/server';
import type * as z from 'zod/mini';
import type { Facts } from '@/lib/contracts/facts';
import { csvLine } from '@/lib/domain/core/csv';
import type { StaffAction } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { admit, type Route } from './endpoint';
import { refusal } from './refusal';

type Row = readonly (string | number | null)[];

/** Spreadsheets read UTF-8 only when it says so. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A download as data: rows are read as fast as they are taken. A failure on the way breaks the connection off, so that
 * half a file is never taken for a whole one.
 */
export function csvEndpoint<In extends z.ZodMiniType>(spec: {
  action: StaffAction;
  input: In;
  fileName: string;
  run: (ctx: Ctx, input: Facts<In>) => AsyncIterable<Row>;
}) {
  const handle = async (request: NextRequest, route: Route): Promise<Response> => {
    const requestId = request.headers.get('x-request-id') ?? randomUUID();
    try {
      const { ctx, input } = await admit(request, route, { ...spec, actor: 'staff' });
      const rows = spec.run(ctx, input)[Symbol.asyncIterator]();
      // The first row is read here: what is refused is a problem like any other, not a broken download.
      const first = await rows.next();
      return new Response(streamOf(first, rows), {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="${spec.fileName}"`,
          'cache-control': 'no-store',
          'x-request-id': requestId,
        },
      });
    } catch (error) {
      return refusal(error, { headers: request.headers, method: request.method, requestId });
    }
  };
  return Object.assign(handle, { action: spec.action });
}

function streamOf(first: IteratorResult<Row>, rows: AsyncIterator<Row>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(BYTE_ORDER_MARK + (first.done ? '' : csvLine(first.value))));
    },
    async pull(controller) {
      const { done, value } = await rows.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(csvLine(value)));
    },
    async cancel() {
      await rows.return?.();
    },
  });
}
