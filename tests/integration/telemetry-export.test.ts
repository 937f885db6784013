import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { metrics, trace } from '@opentelemetry/api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { type Export, startExport } from '@/lib/platform/otel-export';
import { readFigures } from '@/lib/services/backoffice/metrics/read-figures';
import { type Harness, openHarness } from '../support/harness';

const attributes = z.array(z.object({ key: z.string(), value: z.record(z.string(), z.unknown()) })).default([]);
const resource = z.object({ attributes });
const tracesBody = z.object({
  resourceSpans: z.array(
    z.object({
      resource,
      scopeSpans: z.array(z.object({ spans: z.array(z.object({ name: z.string(), attributes })) })),
    }),
  ),
});
const point = z.object({ attributes, asDouble: z.number().optional() });
const metricsBody = z.object({
  resourceMetrics: z.array(
    z.object({
      resource,
      scopeMetrics: z.array(
        z.object({
          metrics: z.array(
            z.object({
              name: z.string(),
              gauge: z.object({ dataPoints: z.array(point) }).optional(),
              sum: z.object({ dataPoints: z.array(point) }).optional(),
              histogram: z.object({ dataPoints: z.array(point) }).optional(),
            }),
          ),
        }),
      ),
    }),
  ),
});

const received: { path: string; key: string | undefined; text: string }[] = [];
const collector = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const text = Buffer.concat(chunks).toString();
    received.push({ path: request.url ?? '', key: String(request.headers['x-key']), text });
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
});
let h: Harness;
let sent: Export;
beforeAll(async () => {
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  h = await openHarness();
  const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  sent = startExport({ endpoint, headers: 'x-key=a%20secret' }, () => readFigures(h.ctx));
});
afterAll(async () => {
  await sent.stop();
  trace.disable();
  metrics.disable();
  await h.close();
  collector.close();
});

const serviceOf = ({ attributes: all }: z.infer<typeof resource>) =>
  all.find(({ key }) => key === 'service.name')?.value['stringValue'];
const plain = (all: z.infer<typeof attributes>) =>
  Object.fromEntries(all.map(({ key, value }) => [key, Object.values(value)[0]]));
const bodies = (path: string) => received.filter((each) => each.path === path).map(({ text }) => JSON.parse(text));

it('the collector hears of a webhook, of a call to a print shop and of the shop’s figures, and of no person', async () => {
  const order = await h.place(['printful']);
  await h.pay(order);
  await h.work();
  await sent.flush();

  const traces = bodies('/v1/traces').flatMap((body) => tracesBody.parse(body).resourceSpans);
  expect(new Set(traces.map(({ resource: of }) => serviceOf(of)))).toEqual(new Set(['flowbotz']));
  const spans = traces
    .flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans))
    .map(({ name, attributes: all }) => ({ name, ...plain(all) }));
  expect(spans).toContainEqual({ name: 'webhook.receive', source: 'stripe' });
  expect(spans).toContainEqual({ name: 'webhook.process', source: 'stripe', type: 'payment_intent.succeeded' });
  expect(spans).toContainEqual({ name: 'provider.call', provider: 'printful', lane: 'submit' });
  expect(spans).toContainEqual({ name: 'effect', kind: 'submit' });

  const all = bodies('/v1/metrics').flatMap((body) => metricsBody.parse(body).resourceMetrics);
  expect(new Set(all.map(({ resource: of }) => serviceOf(of)))).toEqual(new Set(['flowbotz']));
  const measured = all.flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics));
  const pointsOf = (name: string) =>
    measured
      .filter((metric) => metric.name === name)
      .flatMap(({ gauge, sum, histogram }) => (gauge ?? sum ?? histogram)?.dataPoints ?? [])
      .map((each) => ({ ...plain(each.attributes), value: each.asDouble }));
  expect(pointsOf('flowbotz.webhooks.received')).toContainEqual(
    expect.objectContaining({ source: 'stripe', outcome: 'stored' }),
  );
  expect(pointsOf('flowbotz.provider.calls')).toContainEqual(
    expect.objectContaining({ provider: 'printful', outcome: 'ok' }),
  );
  expect(pointsOf('flowbotz.duration')).toContainEqual(expect.objectContaining({ name: 'effect', kind: 'submit' }));
  expect(pointsOf('flowbotz.orders')).toEqual([{ status: 'confirmed', value: 1 }]);

  expect(new Set(received.map(({ key }) => key))).toEqual(new Set(['a secret']));
  const everything = received.map(({ text }) => text).join();
  for (const secret of ['example.com', 'Market Street', order.orderNumber, order.paymentIntentId])
    expect(everything).not.toContain(secret);
});
