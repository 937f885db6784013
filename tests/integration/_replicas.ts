import { expect } from 'vitest';
import { connect } from '@/db/client';
import { alerts, providerHealth } from '@/db/schema/operations';
import { ProviderError } from '@/lib/domain/core/errors';
import type { Lane } from '@/lib/engine/gate/lanes';
import { createProviderGate } from '@/lib/engine/gate/provider-gate';
import type { RateLimit } from '@/lib/integrations/pod/rate-limit';
import { type HttpClient, type HttpResponse, TransportError } from '@/lib/platform/http-client';
import { createLog } from '@/lib/platform/log';
import { openDatabase } from '../support/database';

const LIMITS: RateLimit[] = [
  { route: 'mockups', calls: 2, windowMs: 60_000, applies: ({ path }) => path === '/mockups' },
  { route: null, calls: 120, windowMs: 60_000, applies: () => true },
];
export const START_MS = Date.UTC(2026, 5, 1, 12);

export type Replicas = Awaited<ReturnType<typeof openReplicas>>;

export const reply = (status: number, headers: Record<string, string> = {}): HttpResponse => ({
  status,
  headers: new Headers(headers),
  text: '{}',
});
export const answering = (status: number, headers?: Record<string, string>): HttpClient => {
  return async () => reply(status, headers);
};
export const noAnswer: HttpClient = async () => {
  throw new TransportError('no usable answer');
};

export async function refusalOf(attempt: Promise<unknown>): Promise<ProviderError> {
  const error: unknown = await attempt.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ProviderError) return error;
  throw new Error(`expected a ProviderError, got ${String(error)}`);
}

/** Two replicas with their own connections to one database, a clock in our hand, and a provider that we answer for. */
export async function openReplicas() {
  const url = await openDatabase();
  const connections = [connect(url, { max: 4 }), connect(url, { max: 4 })] as const;
  const scene = {
    nowMs: START_MS,
    /** Whether waiting lets time pass; else it stands still and who waits finds nothing new. */
    timeFlows: false,
    /** When each call went out to the provider. */
    sent: [] as number[],
    answer: answering(200),

    call(lane: Lane, { replica = 0, path = '/orders' } = {}): Promise<HttpResponse> {
      const gate = createProviderGate({
        db: connections[replica === 0 ? 0 : 1].db,
        clock: { now: () => new Date(scene.nowMs) },
        log: createLog('silent'),
        pace: 1,
        wait: async (ms) => {
          if (scene.timeFlows) scene.nowMs += ms;
        },
      });
      const network: HttpClient = (request) => {
        scene.sent.push(scene.nowMs);
        return scene.answer(request);
      };
      return gate(lane)('printful', LIMITS, network)({ method: 'GET', path });
    },
    /** So many calls at the same time, spread over both replicas. Returns how each ended: a status or why not. */
    flood: (lane: Lane, count: number) =>
      Promise.all(
        Array.from({ length: count }, (_, index) =>
          scene.call(lane, { replica: index % 2 }).then(
            ({ status }) => String(status),
            (error: unknown) => (error instanceof ProviderError ? error.kind : 'lost'),
          ),
        ),
      ),
    async sentBy(lane: Lane, count: number): Promise<number> {
      return (await scene.flood(lane, count)).filter((end) => end === '200').length;
    },
    untilSent: (count: number) => expect.poll(() => scene.sent.length, { timeout: 20_000 }).toBe(count),
    async bringDown(): Promise<void> {
      scene.answer = noAnswer;
      for (let failed = 0; failed < 5; failed += 1) await expect(scene.call('submit')).rejects.toThrow(TransportError);
      scene.answer = answering(200);
      scene.sent = [];
    },
    row: async () => (await connections[0].db.select().from(providerHealth))[0],
    alerts: () => connections[0].db.select().from(alerts),
    close: () => Promise.all(connections.map((connection) => connection.close())),
  };
  return scene;
}
