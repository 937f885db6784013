import { describe, expect, it } from 'vitest';
import type { SubmitInput } from '@/lib/domain/order/pod';
import { type HttpRequest, TransportError } from '@/lib/platform/http-client';
import { createPrintful } from './provider';

/** What the real service may do and a well-behaved one rarely does. `GET /orders/7` → answers, one per call. */
type Reply = { status?: number; body?: unknown } | 'no answer';

function providerFor(script: Record<string, Reply[]>) {
  const sent: string[] = [];
  const bodies: unknown[] = [];
  const http = async ({ method, path, body }: HttpRequest) => {
    const call = `${method} ${path}`;
    sent.push(call);
    if (body !== undefined) bodies.push(body);
    const reply = script[call]?.shift();
    if (reply === undefined) throw new Error(`unexpected ${call}`);
    if (reply === 'no answer') throw new TransportError('cut off');
    return { status: reply.status ?? 200, headers: new Headers(), text: JSON.stringify(reply.body) };
  };
  const config = { baseUrl: 'https://printful.invalid', apiKey: 'key' };
  return { pod: createPrintful(config, { http, now: () => Date.UTC(2026, 0, 1) }), sent, bodies };
}

const v1 = (status: string): Reply => ({ body: { code: 200, result: { id: 7, external_id: 'fbz-1', status } } });
const v2 = (status: string, calculation_status = 'done'): Reply => ({
  body: { data: { id: 7, status, costs: { calculation_status } } },
});
const refused = (message: string, status = 400): Reply => ({
  status,
  body: { code: status, result: message, error: { reason: 'BadRequest', message } },
});
const none = refused('Not found', 404);

const INPUT: SubmitInput = {
  externalId: 'fbz-1',
  recipient: { name: 'Ada', line1: '1 Mill Lane', city: 'Berlin', postalCode: '10115', country: 'DE' },
  email: 'ada@example.com',
  items: [],
  shippingMethod: 'STANDARD',
  currency: 'USD',
};

describe('making a draft', () => {
  const LOOK = 'GET /orders/@fbz-1';

  it.each([
    ['the id is taken', refused('Order with this External ID already exists')],
    ['the answer was lost', 'no answer' as const],
    ['their server broke', refused('Internal error', 500)],
    ['the answer makes no sense', { body: { surprise: true } }],
  ])('it looks again when %s', async (_, reply) => {
    const { pod } = providerFor({ 'POST /orders': [reply], [LOOK]: [v1('draft')] });
    expect(await pod.ensureDraft(INPUT)).toEqual({ podOrderId: '7', existed: true });
  });

  it('no trace of it after a lost answer means: try again later', async () => {
    const { pod } = providerFor({ 'POST /orders': ['no answer'], [LOOK]: [none] });
    await expect(pod.ensureDraft(INPUT)).rejects.toMatchObject({ kind: 'unavailable', retryable: true });
  });

  it.each([
    ['a plain refusal', refused('Recipient: City is missing'), 'rejected'],
    ['a rate limit', refused('Slow down', 429), 'rate_limited'],
    ['a wrong key', refused('No access', 403), 'unauthorized'],
  ] as const)('%s leaves no doubt and is not looked into', async (_, reply, kind) => {
    const { pod, sent } = providerFor({ 'POST /orders': [reply] });
    await expect(pod.ensureDraft(INPUT)).rejects.toMatchObject({ kind });
    expect(sent).toEqual(['POST /orders']);
  });

  it('nothing is made again while looking after a doubt fails', async () => {
    const { pod, sent } = providerFor({ 'POST /orders': ['no answer'], [LOOK]: ['no answer'] });
    await expect(pod.ensureDraft(INPUT)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(sent).toEqual(['POST /orders', LOOK]);
  });
});

describe('confirming', () => {
  const LOOK = 'GET /v2/orders/7';
  const CONFIRM = 'POST /v2/orders/7/confirmation';

  it.each(['pending', 'inreview', 'inprocess', 'partial', 'fulfilled', 'onhold'])(
    '%s needs no confirm',
    async (status) => {
      const { pod, sent } = providerFor({ [LOOK]: [v2(status)] });
      await pod.confirm('7');
      expect(sent).toEqual([LOOK]);
    },
  );

  it.each(['draft', 'failed', 'onhold'])('%s waits while costs are calculated', async (status) => {
    const { pod } = providerFor({ [LOOK]: [v2(status, 'calculating')] });
    await expect(pod.confirm('7')).rejects.toMatchObject({ kind: 'not_ready', retryAfterMs: 5_000 });
  });

  it.each(['canceled', 'archived'])('%s is never confirmed', async (status) => {
    const { pod, sent } = providerFor({ [LOOK]: [v2(status)] });
    await expect(pod.confirm('7')).rejects.toMatchObject({ kind: 'rejected' });
    expect(sent).toEqual([LOOK]);
  });

  it('a refusal counts only if the order is not confirmed after all', async () => {
    const raced = providerFor({ [LOOK]: [v2('draft'), v2('pending')], [CONFIRM]: [refused('Already confirmed')] });
    await raced.pod.confirm('7');
    const { pod } = providerFor({ [LOOK]: [v2('draft'), v2('draft')], [CONFIRM]: [refused('Bad address')] });
    await expect(pod.confirm('7')).rejects.toMatchObject({ kind: 'rejected', message: 'printful: Bad address' });
  });

  it('an unknown status is tried, and its refusal is told', async () => {
    const { pod } = providerFor({ [LOOK]: [v2('teleported'), v2('teleported')], [CONFIRM]: [refused('No')] });
    await expect(pod.confirm('7')).rejects.toMatchObject({ kind: 'rejected' });
  });

  it('a refusal followed by no answer is no refusal yet', async () => {
    const { pod } = providerFor({ [LOOK]: [v2('draft'), 'no answer'], [CONFIRM]: [refused('No')] });
    await expect(pod.confirm('7')).rejects.toMatchObject({ kind: 'unavailable' });
  });
});

describe('canceling', () => {
  const STOP = 'DELETE /orders/7';
  const LOOK = 'GET /orders/7';

  it.each(['canceled', 'archived'])('a refusal for an order that is %s already is no refusal', async (status) => {
    const { pod } = providerFor({ [STOP]: [refused('Too late')], [LOOK]: [v1(status)] });
    expect(await pod.cancel('7')).toEqual({ outcome: 'canceled' });
  });

  it('a refusal is told in their words', async () => {
    const { pod } = providerFor({ [STOP]: [refused('Too late')], [LOOK]: [v1('inprocess')] });
    expect(await pod.cancel('7')).toEqual({ outcome: 'refused', reason: 'Too late' });
  });

  it('no answer is no refusal: it is asked again later', async () => {
    const { pod } = providerFor({ [STOP]: ['no answer'], [LOOK]: [v1('pending')] });
    await expect(pod.cancel('7')).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it.each([
    ['never charged, so it is deleted', { status: 204, body: undefined }, { outcome: 'canceled' }],
    ['charged, so it stays', refused('Order can not be deleted'), { outcome: 'refused', reason: 'Too late' }],
  ])('what has failed and is refused was %s', async (_, reply, outcome) => {
    const { pod } = providerFor({
      [STOP]: [refused('Too late')],
      [LOOK]: [v1('failed')],
      'DELETE /v2/orders/7': [reply],
    });
    expect(await pod.cancel('7')).toEqual(outcome);
  });

  it('an answer that leaves the order running is a refusal', async () => {
    const { pod } = providerFor({ [STOP]: [v1('inprocess')] });
    expect(await pod.cancel('7')).toEqual({ outcome: 'refused', reason: 'the order is inprocess' });
  });
});

describe('rates', () => {
  const ask = (reply: Reply) =>
    providerFor({ 'POST /v2/shipping-rates': [reply] }).pod.quoteShipping({
      destination: { country: 'DE' },
      items: [],
      currency: 'USD',
    });

  it.each([
    refused('Country code "ZZ" is not valid'),
    refused('SH-2: Shipping disabled'),
    refused('Unavailable variant id used'),
    { status: 400, body: { data: 'No', error: { message: 'No' }, api_error_code: 'OR-6' } },
  ])('nothing can be sent there: %j', async (reply) => {
    expect(await ask(reply)).toEqual([]);
  });

  it.each([
    [refused('Recipient: State code is missing or not valid'), 'rejected'],
    [refused('Slow down', 429), 'rate_limited'],
    ['no answer', 'unavailable'],
  ] as const)('any other failure is one: %j', async (reply, kind) => {
    await expect(ask(reply)).rejects.toMatchObject({ kind });
  });
});

describe('registering webhooks', () => {
  const input = { url: 'https://shop.example/hook', unsignedUrl: 'https://shop.example/hint/s', secret: 'ab' };
  const config = (more: object = {}): Reply => ({
    body: { code: 200, result: { default_url: input.url, expires_at: null, events: [], ...more } },
  });
  const noHints: Reply = { body: { code: 200, result: { url: null, types: [] } } };
  const issued = (key: 'result' | 'data'): Reply => ({ body: { [key]: { secret_key: 'c0ffee' } } });
  const script = (more: Record<string, Reply[]>) => ({
    'GET /webhooks': [noHints],
    'POST /webhooks': [noHints],
    ...more,
  });

  it.each(['result', 'data'] as const)('the secret is found in `%s`', async (key) => {
    const { pod, sent } = providerFor(script({ 'GET /v2/webhooks': [none], 'POST /v2/webhooks': [issued(key)] }));
    expect(await pod.messages.register(input)).toEqual({ secret: 'c0ffee' });
    expect(sent.at(-1)).toBe('POST /v2/webhooks');
  });

  it('refused hints do not stand in the way of the signed events', async () => {
    const { pod } = providerFor({
      'GET /webhooks': [noHints],
      'POST /webhooks': [refused('Not with v2 webhooks')],
      'GET /v2/webhooks': [none],
      'POST /v2/webhooks': [issued('data')],
    });
    expect(await pod.messages.register(input)).toEqual({ secret: 'c0ffee' });
  });

  it('what is missing, misdirected or about to end is out of order', async () => {
    const { pod, bodies } = providerFor(script({ 'GET /v2/webhooks': [none], 'POST /v2/webhooks': [issued('data')] }));
    await pod.messages.register(input);
    const { events } = bodies.at(-1) as { events: { type: string }[] };
    const states: [object, boolean][] = [
      [{ events }, true],
      [{ events, expires_at: '2027-01-01T00:00:00Z' }, true],
      [{ events, expires_at: '2026-01-02T00:00:00Z' }, false],
      [{ events, default_url: 'https://other.example' }, false],
      [{ events: events.slice(1) }, false],
      [{ events: events.map((event) => ({ ...event, url: 'https://other.example' })) }, false],
    ];
    for (const [state, inOrder] of states) {
      const look = providerFor({ 'GET /v2/webhooks': [config(state)], 'GET /webhooks': [noHints] });
      expect(
        await look.pod.messages.inspect({ url: input.url, unsignedUrl: null }),
        JSON.stringify(state),
      ).toMatchObject({ inOrder });
    }
  });
});
