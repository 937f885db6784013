import { fork } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { startStack } from '../../scripts/stack';
import { type Load, type Loaded, load } from './load';
import { goodsOf, type PaidOrder, paidOrder } from './paid-order';
import type { BenchSection, Measure } from './section';

const CONNECTIONS = 16;
const SECONDS = 5;
const ROUNDS = 3;
const HOOKS_PER_SECOND = 300;
const POLLS_PER_SECOND = 200;

/** What answers outsiders and open pages, beside plain node:http doing the same work in the same run, worker on. */
export const speed: BenchSection = {
  name: 'speed',
  async run(say) {
    const stack = await startStack({ say });
    const bare = await startBare(stack.databaseUrl);
    try {
      const order = await paidOrder(stack, await goodsOf(stack.appUrl));
      const app = Number(new URL(stack.appUrl).port);
      return await measures({ app, bare: bare.port, order, secret: stack.env['STRIPE_WEBHOOK_SECRET'] ?? '', say });
    } finally {
      bare.stop();
      await stack.stop();
    }
  },
};

type Sides = { app: number; bare: number; order: PaidOrder; secret: string; say: (line: string) => void };

async function measures({ app, bare, order, secret, say }: Sides): Promise<Measure[]> {
  const hook = { port: app, request: stripeMessage(secret) };
  const status = { port: app, request: get(`/api/payments/order-status/${order.paymentIntentId}`, order.token) };
  const tracking = { port: app, request: get(`/api/payments/order-tracking/${order.number}`, order.token) };
  const page = { port: app, request: get(`/orders/${order.number}`, order.token, order.number) };
  const lines: Measure[] = [];
  const compare = async (name: string, ours: Target, theirs: Target, atLeast?: number) => {
    const { mine, other } = await beside(ours, theirs);
    const detail = `${mine.perSecond.toFixed(0)} and ${other.perSecond.toFixed(0)}/s, p99 ${mine.p99Ms.toFixed(0)} ms, ${mine.failed} failed`;
    say(`${name}: ${detail}`);
    lines.push({ name, unit: '', value: mine.perSecond / other.perSecond, detail, ...(atLeast ? { atLeast } : {}) });
  };
  const paced = async (name: string, target: Target, rate: number, atMost: number) => {
    const { perSecond, p50Ms, p99Ms, failed } = await load({ ...usual, ...target, rate });
    const detail = `${perSecond.toFixed(0)}/s, p50 ${p50Ms.toFixed(0)} ms, ${failed} failed`;
    say(`${name}: p99 ${p99Ms.toFixed(0)} ms, ${detail}`);
    lines.push({ name, unit: 'ms', value: p99Ms, detail, atMost });
  };
  const bareGet = { port: bare, request: get('/', '') };
  await compare('webhook ack, of bare', hook, { port: bare, request: bareMessage }, 0.5);
  await paced(`webhook ack at ${HOOKS_PER_SECOND}/s, p99`, hook, HOOKS_PER_SECOND, 50);
  await compare('order status JSON, of bare GET', status, bareGet);
  await paced(`order status at ${POLLS_PER_SECOND}/s, p99`, status, POLLS_PER_SECOND, 25);
  await compare('order tracking JSON, of bare GET', tracking, bareGet);
  await compare('tracking page, of bare GET', page, bareGet);
  return lines;
}

type Target = Pick<Load, 'port' | 'request'>;
const usual = { connections: CONNECTIONS, seconds: SECONDS };

/** By turns, so that what else this machine does meets both; the median of three each. */
async function beside(ours: Target, theirs: Target): Promise<{ mine: Loaded; other: Loaded }> {
  const rounds: { mine: Loaded; other: Loaded }[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push({ mine: await load({ ...usual, ...ours }), other: await load({ ...usual, ...theirs }) });
  rounds.sort((a, b) => a.mine.perSecond / a.other.perSecond - b.mine.perSecond / b.other.perSecond);
  const middle = rounds[Math.floor(ROUNDS / 2)];
  if (!middle) throw new Error('nothing was measured');
  return middle;
}

function stripeMessage(secret: string): Load['request'] {
  const created = Math.floor(Date.now() / 1000);
  const run = created.toString(36);
  return (count) => {
    const object = { id: `pi_bench_${run}_${count}`, object: 'payment_intent', filler: 'x'.repeat(1_000) };
    const event = { id: `evt_${run}_${Math.random().toString(36).slice(2)}`, type: 'payment_intent.processing' };
    const body = JSON.stringify({ ...event, object: 'event', created, livemode: false, data: { object } });
    const signature = createHmac('sha256', secret).update(`${created}.${body}`).digest('hex');
    return post('/api/webhooks/stripe', `stripe-signature: t=${created},v1=${signature}`, body);
  };
}

const bareMessage: Load['request'] = () => {
  const body = JSON.stringify({ id: Math.random().toString(36), filler: 'x'.repeat(1_200) });
  return post('/', `x-signature: ${createHmac('sha256', 'bare').update(body).digest('hex')}`, body);
};

const post = (path: string, header: string, body: string) =>
  `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n${header}\r\n\r\n${body}`;

/** Every caller asks once: what is limited by caller is not what is measured. */
function get(path: string, token: string, number?: string): Load['request'] {
  const key = number ? `cookie: fbz_order_${number}=${token}` : `authorization: Bearer ${token}`;
  return (count) =>
    `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${key}\r\nx-forwarded-for: 10.${(count >> 16) & 255}.${(count >> 8) & 255}.${count & 255}\r\n\r\n`;
}

async function startBare(databaseUrl: string): Promise<{ port: number; stop: () => void }> {
  const child = fork(fileURLToPath(new URL('bare.ts', import.meta.url)), [databaseUrl]);
  const port = await new Promise<number>((resolve) => child.once('message', (told) => resolve(Number(told))));
  return { port, stop: () => child.disconnect() };
}
