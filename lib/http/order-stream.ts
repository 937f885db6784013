import type { NextRequest } from 'next/server';
import { processServices } from '@/lib/compose/services';
import { DEFAULT_LOCALE } from '@/lib/domain/core/locale';
import { once } from '@/lib/platform/once';
import { orderVersion } from '@/lib/services/order/reading/order-view';
import { callerOf, takeFrom } from './rate-limit';
import { refusal } from './refusal';
import { contextFor, orderNumberIn } from './request-context';

type Listener = () => void;
const watched = new Map<string, Set<Listener>>();
/** Open streams, to be closed when the process ends: nothing else would end them, and browsers connect again. */
const open = new Set<() => void>();

const HEARTBEAT_MS = 15_000;
const MAX_STREAM_MS = 10 * 60_000;

/** One database listener for the process, however many pages are open. */
const listen = once(async () => {
  process.once('SIGTERM', () => {
    for (const close of open) close();
  });
  const services = await processServices();
  await services.connection.listener.listen(
    'order_changed',
    (orderId) => {
      for (const wake of watched.get(orderId) ?? []) wake();
    },
    // After a gap nobody knows what was said in it.
    () => {
      for (const listeners of watched.values()) for (const wake of listeners) wake();
    },
  );
});

/**
 * Server-sent events with the order's version as data: `version` at the beginning, `changed` whenever it moved. The
 * browser then asks for the order itself.
 */
export async function orderStreamEndpoint(
  request: NextRequest,
  route: { params: Promise<{ orderNumber: string }> },
): Promise<Response> {
  try {
    const { orderNumber } = await route.params;
    const services = await processServices();
    await takeFrom(services, 'stream', callerOf(request.headers, services.env));
    const ctx = await contextFor({
      bearer: null,
      query: request.nextUrl.searchParams.get('token'),
      cookies: request.cookies.getAll(),
      locale: DEFAULT_LOCALE,
      orderNumber: orderNumberIn(orderNumber),
    });
    const { orderId } = await orderVersion(ctx, { orderNumber });
    await listen();
    return streamOf(orderId, () => orderVersion(ctx, { orderNumber }), request.signal);
  } catch (error) {
    return refusal(error, request);
  }
}

function streamOf(orderId: string, look: () => Promise<{ version: string }>, signal: AbortSignal): Response {
  const encoder = new TextEncoder();
  let close: () => void = () => undefined;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const say = (text: string) => controller.enqueue(encoder.encode(text));
      const tell = (event: 'version' | 'changed') =>
        look().then(
          ({ version }) => {
            if (watched.get(orderId)?.has(wake)) say(`event: ${event}\ndata: ${version}\n\n`);
          },
          () => close(),
        );
      const wake = () => void tell('changed');
      const heartbeat = setInterval(() => say(': still here\n\n'), HEARTBEAT_MS);
      // Browsers connect again by themselves, and are checked again then.
      const end = setTimeout(() => close(), MAX_STREAM_MS);
      close = () => {
        clearInterval(heartbeat);
        clearTimeout(end);
        open.delete(close);
        const listeners = watched.get(orderId);
        if (!listeners?.delete(wake)) return;
        if (listeners.size === 0) watched.delete(orderId);
        controller.close();
      };
      const listeners = watched.get(orderId) ?? new Set();
      watched.set(orderId, listeners.add(wake));
      open.add(close);
      signal.addEventListener('abort', () => close());
      say('retry: 3000\n\n');
      // Only now that nothing is missed any more: what was said while nobody listened shows in the version.
      void tell('version');
    },
    cancel: () => close(),
  });
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}
