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
import { toShippingBody } from './catalogue';
import { createPrintifyClient, DuplicateOrder, type PrintifyClient } from './client';
import { LIMITS } from './limits';
import { toOrderBody } from './mapper';
import { createPrintify } from './provider';
import { order, registrations, shippingCosts, submitted } from './schemas';

type Kit = { pod: PodProvider; client: PrintifyClient; tape: Tape; orders: CheckOrders; path: string; stage: Stage };

const BEFORE = { confirmed: false };
const WHOLE_MINUTE = LIMITS.find(({ route }) => route === null);
const ORDERS_PER_PAGE = 10;
const GOODS_PER_PAGE = 50;
/** All generations of them. */
const METHODS = ['standard', 'priority', 'express', 'economy', 'printify_express'];
const NOT_NOW = '8502';
/** As an id of theirs looks, and of nothing. */
const NOBODYS = '0'.repeat(24);
const LOOK_AGAIN_MS = 10_000;
const LOOKS = 12;

/** What Printify's documents leave open or contradict, asked of an account. */
export function openConformance(env: Env, stage: Stage): Conformance | null {
  const { PRINTIFY_API_KEY: apiKey, PRINTIFY_API_URL: baseUrl, PRINTIFY_SHOP_ID: shopId } = env;
  if (!apiKey || !shopId) return null;
  const { http, now, wait, drafts } = stage;
  const tape = taped(http(baseUrl));
  const pod = createPrintify({ baseUrl, apiKey, shopId }, { http: tape.http, now });
  const orders = new CheckOrders(pod, wait);
  const client = createPrintifyClient({ http: tape.http, apiKey, now });
  const kit = { pod, client, tape, orders, path: `/v1/shops/${encodeURIComponent(shopId)}`, stage };
  return {
    label: pod.label,
    plan: [
      'reads orders, goods, delivery prices and where messages go; asks for a shop and an order that are not there',
      ...(drafts
        ? [
            'makes one order of the first thing the shop sells, to a made-up address, waits until it rests, and cancels it',
            'tries to cancel it too early, and twice to make it again, which must be refused; a second one is canceled, too',
            'sends nothing to production',
          ]
        : ['makes nothing']),
    ],
    // Nobody can read from here whether the shop sends off by itself what rests.
    readOnly: drafts ? null : 'it makes an order: set the shop’s order approval to Manual, then add --drafts',
    checks: [...readings(kit), ...messages(kit), ...numbers(kit), ...life(kit)],
    tidyUp: () => (drafts ? orders.callOff() : Promise.resolve([])),
    secrets: [apiKey, shopId],
  };
}

function readings({ pod, client, tape, orders, path }: Kit): Check[] {
  return [
    {
      name: 'limits',
      assumed: `the account may call ${WHOLE_MINUTE?.calls} times a minute, and a header says so`,
      look: async () => {
        await pod.listOrders(null);
        const limit = tape.header('x-ratelimit-limit');
        if (limit === null) throw new NotTold('no such header');
        return told(Number(limit) === WHOLE_MINUTE?.calls, limit);
      },
    },
    {
      name: 'foreign-shop',
      assumed: 'a shop that the key does not open is answered with 401',
      look: async () => {
        const refusal = await refusalOfCall(() =>
          client.call(z.unknown(), { method: 'GET', path: '/v1/shops/1/orders.json' }),
        );
        return told(refusal?.httpStatus === 401, refusal ? wordsOf(refusal) : 'it was answered');
      },
    },
    {
      name: 'unknown-order',
      assumed: 'an order that nobody made is answered with 404',
      look: async () => {
        const found = await pod.fetchOrder({ podOrderId: NOBODYS }, BEFORE);
        return told(found === null, `HTTP ${tape.status()}`);
      },
    },
    {
      name: 'pages',
      assumed: `${ORDERS_PER_PAGE} orders and ${GOODS_PER_PAGE} products come on a page that asks for so many`,
      look: async () => {
        const sizes: unknown[] = [];
        for (const [list, limit] of [['orders', ORDERS_PER_PAGE] as const, ['products', GOODS_PER_PAGE] as const]) {
          await client.page(z.unknown(), { path: `${path}/${list}.json`, page: 1, limit });
          sizes.push(tape.body().per_page);
        }
        return told(sizes.join() === [ORDERS_PER_PAGE, GOODS_PER_PAGE].join(), `per_page ${sizes.join(' and ')}`);
      },
    },
    {
      name: 'delivery-names',
      assumed: `delivery prices come under some of ${METHODS.join(', ')}`,
      look: async () => {
        const { items, recipient, currency } = await orders.wish();
        const body = toShippingBody({ destination: recipient, items, currency });
        const prices = await client.call(shippingCosts, { method: 'POST', path: `${path}/orders/shipping.json`, body });
        const names = Object.keys(prices);
        if (names.length === 0) throw new NotTold('no prices');
        return told(
          names.every((name) => METHODS.includes(name)),
          names.join(', '),
        );
      },
    },
  ];
}

function messages({ client, tape, path }: Kit): Check[] {
  return [
    {
      name: 'registrations',
      assumed: 'the webhooks come as one list, each with topic, url and id, and never with their secret',
      look: async () => {
        const found = await client.call(registrations, { method: 'GET', path: `${path}/webhooks.json` });
        if (found.length === 0) throw new NotTold('nothing is registered');
        const again = z
          .array(recordSchema)
          .parse(JSON.parse(tape.text()))
          .some((each) => 'secret' in each);
        return told(!again, `${found.length} topics${again ? ', the secret again' : ''}`);
      },
    },
  ];
}

function numbers({ client, tape, orders, path, pod }: Kit): Check[] {
  return [
    {
      name: 'number-comes-back',
      assumed: 'an order tells our number in metadata.shop_order_id, in the list too, and our numbers of its lines',
      makes: true,
      look: async () => {
        const { input, podOrderId } = await orders.draft();
        const alone = await pod.fetchOrder({ podOrderId }, BEFORE);
        const listed = (await pod.listOrders(null)).orders.find((each) => each.externalId === input.externalId);
        const lines = alone?.itemIds.join() === input.items[0]?.externalId;
        return told(
          alone?.externalId === input.externalId && listed?.podOrderId === podOrderId && lines,
          `alone ${alone?.externalId === input.externalId}, in the list ${listed !== undefined}, lines ${lines}`,
        );
      },
    },
    {
      name: 'newest-first',
      assumed: 'the list of orders begins with the newest',
      makes: true,
      look: async () => {
        const { podOrderId } = await orders.draft();
        const place = (await pod.listOrders(null)).orders.findIndex((each) => each.podOrderId === podOrderId);
        return told(place === 0, place < 0 ? 'not on the first page' : `at place ${place + 1}`);
      },
    },
    {
      name: 'number-taken',
      assumed: 'a number that is taken is refused with 409 and 8503, naming the order that has it',
      makes: true,
      look: async () => {
        const { input, podOrderId } = await orders.draft();
        const refusal = await refusalOfCall(async () => {
          const body = toOrderBody(input);
          orders.note((await client.call(submitted, { method: 'POST', path: `${path}/orders.json`, body })).id);
        });
        const named = refusal instanceof DuplicateOrder && refusal.podOrderId === podOrderId;
        const seen = `${refusal ? wordsOf(refusal) : 'taken again'}, the order ${named ? 'is named' : 'is not named'}`;
        return told(named && refusal?.httpStatus === 409 && 'order' in tape.body(), seen);
      },
    },
  ];
}

function life({ pod, client, orders, path, stage }: Kit): Check[] {
  const cancel = (id: string) =>
    client.call(order, { method: 'POST', path: `${path}/orders/${encodeURIComponent(id)}/cancel.json` });
  const wordOf = async (podOrderId: string) => (await pod.fetchOrder({ podOrderId }, BEFORE))?.providerStatus ?? 'gone';
  return [
    {
      name: 'cancel-while-priced',
      assumed: `until it is priced an order is not canceled, and the refusal says ${NOT_NOW}`,
      makes: true,
      look: async () => {
        const { podOrderId } = await orders.draft();
        const before = await wordOf(podOrderId);
        if (before === 'on-hold') throw new NotTold('it rested before we could ask');
        const refusal = await refusalOfCall(() => cancel(podOrderId));
        return told(refusal?.providerCode === NOT_NOW, `${before}: ${refusal ? wordsOf(refusal) : 'canceled'}`);
      },
    },
    {
      name: 'rests',
      assumed: 'a new order is priced by itself and then rests on-hold until it is sent or canceled',
      makes: true,
      look: async () => {
        const { podOrderId } = await orders.draft();
        const words = [await wordOf(podOrderId)];
        while (words.length < LOOKS && ['pending', 'cost-calculation'].includes(words.at(-1) ?? '')) {
          await stage.wait(LOOK_AGAIN_MS);
          words.push(await wordOf(podOrderId));
        }
        if (words.at(-1) === 'canceled') throw new NotTold('it was canceled before');
        return told(words.at(-1) === 'on-hold', [...new Set(words)].join(', '));
      },
    },
    {
      name: 'cancel',
      assumed: 'what rests is canceled at once, and the answer is the whole order',
      makes: true,
      look: async () => {
        const { podOrderId } = await orders.draft();
        const { status } = await cancel(podOrderId);
        return told(status === 'canceled', status);
      },
    },
    {
      name: 'number-burnt',
      assumed: 'the number of a canceled order makes no second one',
      makes: true,
      look: async () => {
        const { input, podOrderId } = await orders.draft();
        if ((await pod.cancel(podOrderId)).outcome !== 'canceled') throw new NotTold('the order was not canceled');
        const { podOrderId: again } = await pod.ensureDraft(input);
        if (again !== podOrderId) orders.note(again);
        return told(again === podOrderId, again === podOrderId ? 'refused' : 'a second order was made');
      },
    },
  ];
}
