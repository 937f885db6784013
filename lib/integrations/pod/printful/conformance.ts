import { z } from 'zod';
import type { Env } from '@/lib/platform/env';
import {
  type Check,
  type Conformance,
  NotTold,
  refusalOfCall,
  type Stage,
  told,
  wordsOf,
} from '../../conformance/check';
import { CheckOrders } from '../check-orders';
import { recordSchema } from '../exchange';
import type { PodProvider } from '../provider';
import { type Tape, taped } from '../tape';
import { createPrintfulClient, EXTERNAL_ID_IN_USE, type PrintfulClient } from './client';
import { LIMITS } from './limits';
import { toOrderBody } from './mapper';
import { createPrintful } from './provider';
import { orderV1, orderV2, shipmentV2, webhookConfigV1, webhookConfigV2 } from './schemas';

type Kit = { pod: PodProvider; client: PrintfulClient; tape: Tape; orders: CheckOrders };

const BEFORE = { confirmed: false };
const LONGEST_NUMBER = 32;
const WHOLE_MINUTE = LIMITS.find(({ route }) => route === null);

/** What Printful's documents leave open or contradict, asked of an account. */
export function openConformance(env: Env, { http, now, wait }: Stage): Conformance | null {
  const { PRINTFUL_API_KEY: apiKey, PRINTFUL_API_URL: baseUrl, PRINTFUL_STORE_ID: storeId } = env;
  if (!apiKey) return null;
  const tape = taped(http(baseUrl));
  const config = { baseUrl, apiKey, ...(storeId ? { storeId } : {}) };
  const pod = createPrintful(config, { http: tape.http, now });
  const orders = new CheckOrders(pod, wait);
  const kit = { pod, client: createPrintfulClient({ http: tape.http, apiKey, storeId, now }), tape, orders };
  return {
    label: pod.label,
    plan: [
      'reads scopes, orders, goods, delivery prices and where messages go',
      'makes one draft of the first thing the store sells, to a made-up address, changes its address and cancels it',
      'tries to make more under its number and a longer one, which must be refused; what is taken all the same is canceled',
      'confirms nothing: a draft is neither printed nor charged',
    ],
    // A draft stays one until it is confirmed.
    readOnly: null,
    checks: [...readings(kit), ...messages(kit), ...drafts(kit), ...endings(kit)],
    tidyUp: () => orders.callOff(),
    secrets: [apiKey, ...(storeId ? [storeId] : [])],
  };
}

function readings({ pod, client, tape, orders }: Kit): Check[] {
  return [
    {
      name: 'limits',
      assumed: `v1 and v2 each allow ${WHOLE_MINUTE?.calls} calls a minute and say so in a header`,
      look: async () => {
        await pod.listOrders(null);
        const v1 = tape.header('x-ratelimit-limit');
        await client.call(z.unknown(), { method: 'GET', path: '/v2/oauth-scopes' });
        const v2 = tape.header('x-ratelimit-limit');
        if (v1 === null && v2 === null) throw new NotTold('no such header');
        return told(
          [v1, v2].every((limit) => Number(limit) === WHOLE_MINUTE?.calls),
          `v1 ${v1}, v2 ${v2}`,
        );
      },
    },
    {
      name: 'unknown-order',
      assumed: 'an order that nobody made is answered with 404, asked for by our own number',
      look: async () => {
        const order = await pod.fetchOrder({ externalId: orders.newNumber() }, BEFORE);
        return told(order === null, `HTTP ${tape.status()}`);
      },
    },
  ];
}

function messages({ client, tape }: Kit): Check[] {
  return [
    {
      name: 'signed-registration',
      assumed: 'the v2 registration comes under data or result with its events, and never again with its secret',
      look: async () => {
        const config = await client.find(webhookConfigV2, { method: 'GET', path: '/v2/webhooks' });
        if (config === null) throw new NotTold('nothing is registered');
        const under = 'data' in tape.body() ? 'data' : 'result';
        const again = 'secret_key' in recordSchema.parse(tape.body()[under]);
        const addressed = config.events.every(({ url }) => (url ?? config.default_url) !== null);
        return told(
          config.events.length > 0 && addressed && !again,
          `${config.events.length} events under ${under}${addressed ? '' : ', some without an address'}${again ? ', the secret again' : ''}`,
        );
      },
    },
    {
      name: 'both-registrations',
      assumed: 'v1 and v2 messages can be registered side by side',
      look: async () => {
        const signed = await client.find(webhookConfigV2, { method: 'GET', path: '/v2/webhooks' });
        const hints = await client.find(webhookConfigV1, { method: 'GET', path: '/webhooks' });
        if (!signed || !hints?.url) throw new NotTold('not both are registered');
        return told(true, 'both stand');
      },
    },
  ];
}

function drafts({ pod, client, tape, orders }: Kit): Check[] {
  const submit = (body: ReturnType<typeof toOrderBody>) => async () => {
    const { id } = await client.call(orderV1, { method: 'POST', path: '/orders', body });
    orders.note(id);
  };
  return [
    {
      name: 'draft',
      assumed: 'an order made without a confirm is a draft and tells our numbers, its own and its items’',
      makes: true,
      look: async () => {
        const { input, podOrderId } = await orders.draft();
        const order = await pod.fetchOrder({ podOrderId }, BEFORE);
        const ours = order?.externalId === input.externalId && order.itemIds.join() === input.items[0]?.externalId;
        return told(
          order?.providerStatus === 'draft' && ours,
          `${order?.providerStatus}, our numbers ${ours ? 'come back' : 'do not come back'}`,
        );
      },
    },
    {
      name: 'number-taken',
      assumed: `a number that is taken is refused with 400 and ${EXTERNAL_ID_IN_USE} in api_error_code, beside the error or in it`,
      makes: true,
      look: async () => {
        const { input } = await orders.draft();
        const refusal = await refusalOfCall(submit(toOrderBody(input)));
        const inError = recordSchema.parse(tape.body().error).api_error_code !== undefined;
        const beside = tape.body().api_error_code !== undefined;
        const where = [...(beside ? ['beside the error'] : []), ...(inError ? ['in the error'] : [])];
        return told(
          refusal?.httpStatus === 400 && refusal.providerCode === EXTERNAL_ID_IN_USE && where.length > 0,
          refusal ? `${wordsOf(refusal)}, ${where.join(' and ') || 'told by its words alone'}` : 'taken again',
        );
      },
    },
    {
      name: 'long-number',
      assumed: `a number of more than ${LONGEST_NUMBER} characters is refused as a fault of the request`,
      makes: true,
      look: async () => {
        const { input } = await orders.draft();
        const externalId = orders.newNumber().padEnd(LONGEST_NUMBER + 1, '0');
        const refusal = await refusalOfCall(submit(toOrderBody({ ...input, externalId })));
        return told(refusal?.kind === 'rejected', refusal ? wordsOf(refusal) : 'taken');
      },
    },
    {
      name: 'newest-first',
      assumed: 'the list of orders begins with the newest',
      makes: true,
      look: async () => {
        const { podOrderId } = await orders.draft();
        const ids = (await pod.listOrders(null)).orders.map((order) => Number(order.podOrderId));
        const falls = ids.every((id, place) => place === 0 || id < (ids[place - 1] ?? 0));
        const listed = ids.includes(Number(podOrderId));
        return told(falls && listed, `ids ${falls ? 'fall' : 'do not fall'}, ours ${listed ? 'is' : 'is not'} there`);
      },
    },
  ];
}

function endings({ pod, client, orders }: Kit): Check[] {
  return [
    {
      name: 'one-order-two-versions',
      assumed: 'v2 knows an order made by v1 under the same id, how far its costs are, and no parcels yet',
      makes: true,
      look: async () => {
        const { podOrderId } = await orders.draft();
        const path = `/v2/orders/${encodeURIComponent(podOrderId)}`;
        const { costs } = await client.call(orderV2, { method: 'GET', path });
        const { rows } = await client.page(shipmentV2, `${path}/shipments`, 0);
        const word = costs?.calculation_status ?? 'not told';
        return told(
          ['calculating', 'done', 'failed'].includes(word) && rows.length === 0,
          `costs ${word}, ${rows.length} parcels`,
        );
      },
    },
    {
      name: 'address-alone',
      assumed: 'a new recipient changes the recipient: the items stay, and a draft stays a draft',
      makes: true,
      look: async () => {
        const { input, podOrderId } = await orders.draft();
        const recipient = { ...input.recipient, line1: '2 Main Street' };
        await pod.changeAddress(podOrderId, { recipient, email: input.email });
        const order = await pod.fetchOrder({ podOrderId }, BEFORE);
        const kept = order?.itemIds.join() === input.items[0]?.externalId;
        return told(
          kept && order?.providerStatus === 'draft',
          `${order?.providerStatus}, items ${kept ? 'stay' : 'change'}`,
        );
      },
    },
    {
      name: 'cancel',
      assumed: 'v1 DELETE cancels a draft and leaves it readable by our number, once and again',
      makes: true,
      look: async () => {
        const { input, podOrderId } = await orders.draft();
        const outcomes = [await pod.cancel(podOrderId), await pod.cancel(podOrderId)].map(({ outcome }) => outcome);
        const after = await pod.fetchOrder({ externalId: input.externalId }, BEFORE);
        return told(
          outcomes.every((outcome) => outcome === 'canceled') && after?.providerStatus === 'canceled',
          `${outcomes.join(', then ')}; afterwards ${after?.providerStatus ?? 'gone'}`,
        );
      },
    },
    {
      name: 'number-burnt',
      assumed: 'the number of a canceled order makes no second one',
      makes: true,
      look: async () => {
        const { input, podOrderId } = await orders.draft();
        await pod.cancel(podOrderId);
        const refusal = await refusalOfCall(async () => orders.note((await pod.ensureDraft(input)).podOrderId));
        return told(refusal?.kind === 'rejected', refusal ? 'refused' : 'a second order was made');
      },
    },
  ];
}
