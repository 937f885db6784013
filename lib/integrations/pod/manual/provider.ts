import type { Recipient } from '@/lib/domain/address/recipient';
import { ProviderError } from '@/lib/domain/core/errors';
import { ok } from '@/lib/domain/core/finding';
import type { CancelOutcome, Draft, SubmitInput } from '@/lib/domain/order/pod';
import { FULFILLMENTS, isOneOf } from '@/lib/domain/order/states';
import type { Reach } from '../folder';
import type { PodProvider } from '../provider';
import { PROVIDER, readCatalogue, readProducts, shippingCost, toQuotes } from './catalogue';
import { orderMail } from './order-mail';
import { newPage, type Page, readPage, toPodOrder, withNews } from './page';

const PAGE_SIZE = 100;

/** `catalogue`: its JSON, or the path of its file. `livemode`: false marks every mail as a trial. */
export type ManualConfig = { mail: string; catalogue: string; livemode: boolean };
type Shop = ManualConfig & Pick<Reach, 'book' | 'send' | 'now'>;

/**
 * A print shop without an API. The order goes to it by mail, once, as our outbox hands it over; what becomes of it staff
 * are told and enter at the desk. The pages of the book are all that is known of an order.
 */
export function createManual(config: ManualConfig, reach: Pick<Reach, 'book' | 'send' | 'now'>): PodProvider {
  const shop: Shop = { ...config, ...reach };
  const find = async (number: string) => readPage(await shop.book.read(number));
  const inspect = async (ref: { podOrderId: string } | { externalId: string }) => {
    const page = await find('podOrderId' in ref ? ref.podOrderId : ref.externalId);
    return page && { order: toPodOrder(page), raw: { ...page, draft: undefined } };
  };
  return {
    id: PROVIDER,
    label: 'Print shop by mail',
    messages: null,
    ordersPerPage: PAGE_SIZE,
    holdDays: null,
    claimDays: null,
    publishing: null,
    openCatalogue: () => ({
      requests: () => 0,
      page: async () => {
        const reads = readProducts(await readCatalogue(shop.catalogue));
        const rows = reads.map((read) => ({ providerProductId: read.providerProductId, read }));
        return { rows, previews: [], nextCursor: null };
      },
      product: async (providerProductId) =>
        readProducts(await readCatalogue(shop.catalogue)).find(
          (read) => read.providerProductId === providerProductId,
        ) ?? {
          providerProductId,
          state: 'not_for_sale',
        },
    }),
    quoteShipping: async (request) => toQuotes(await readCatalogue(shop.catalogue), request),
    ensureDraft: (input) => ensureDraft(shop, input),
    confirm: (number) => confirm(shop, number),
    fetchOrder: async (ref) => (await inspect(ref))?.order ?? null,
    inspectOrder: inspect,
    listOrders: async (cursor) => {
      const offset = Number(cursor ?? 0);
      const pages = (await shop.book.list(offset, PAGE_SIZE)).flatMap((value) => readPage(value) ?? []);
      return {
        orders: pages.map(toPodOrder),
        nextCursor: pages.length === PAGE_SIZE ? String(offset + PAGE_SIZE) : null,
      };
    },
    cancel: (number) => cancel(shop, number),
    stoppable: (status) => (status === 'pending' || status === 'canceled' ? 'yes' : 'no'),
    changeAddress: (number, { recipient }) => changeAddress(shop, number, recipient),
    startMockup: async () => {
      throw new ProviderError(PROVIDER, 'rejected', 'nobody draws previews there');
    },
    readMockup: async () => ({ state: 'failed', reason: 'nobody draws previews there' }),
    forgetMockup: async () => undefined,
    desk: {
      enter: (number, news) => rewrite(shop, number, (page) => withNews(page, news, new Date(shop.now()))),
    },
    orderUrl: (number) => `mailto:${shop.mail}?subject=${encodeURIComponent(number)}`,
    inspectAccount: async () => {
      const reads = readProducts(await readCatalogue(shop.catalogue));
      const odd = reads.filter(({ state }) => state === 'unreadable').length;
      const left = odd === 0 ? '' : `; ${odd} more cannot be read, as the catalogue's page tells`;
      return [
        ok(
          `${PROVIDER}.shop`,
          `orders go by mail to ${shop.mail}, ${reads.length - odd} products from its file${left}`,
        ),
      ];
    },
  };
}

async function ensureDraft(shop: Shop, input: SubmitInput): Promise<Draft> {
  const podOrderId = input.externalId;
  if ((await shop.book.read(podOrderId)) !== null) return { podOrderId, existed: true };
  const known = await readCatalogue(shop.catalogue);
  const way = known.shipping.find(({ method }) => method === input.shippingMethod);
  if (!way) throw new ProviderError(PROVIDER, 'rejected', `it sends nothing by ${input.shippingMethod}`);
  const pieces = input.items.reduce((sum, { quantity }) => sum + quantity, 0);
  const shippingMinor = shippingCost(known, way.method, pieces);
  await shop.book.begin(podOrderId, newPage(input, { shippingMinor, currency: known.currency, way: way.name }));
  return { podOrderId, existed: false };
}

/** Sends the order. Where we die between the mail and the page, the repeat is the same mail: its number and Message-ID. */
async function confirm(shop: Shop, number: string): Promise<void> {
  const page = readPage(await shop.book.read(number));
  if (page?.draft == null) {
    if (page && isOneOf(page.status, FULFILLMENTS.accepted)) return;
    throw new ProviderError(PROVIDER, 'rejected', `there is no open order ${number}`);
  }
  const { language: locale } = await readCatalogue(shop.catalogue);
  await shop.send(orderMail({ number, draft: page.draft }, { to: shop.mail, locale, livemode: shop.livemode }));
  await rewrite(shop, number, (now) => (now.draft ? { ...now, status: 'confirmed', draft: null } : now));
}

async function cancel(shop: Shop, number: string): Promise<CancelOutcome> {
  let outcome: CancelOutcome = { outcome: 'canceled' };
  await rewrite(shop, number, (page) => {
    if (page.status === 'pending') return { ...page, status: 'canceled', draft: null };
    if (page.status !== 'canceled')
      outcome = { outcome: 'refused', reason: 'the print shop has the mail: ask there, and enter what they say' };
    return page;
  });
  return outcome;
}

async function changeAddress(shop: Shop, number: string, recipient: Recipient): Promise<'updated'> {
  await rewrite(shop, number, (page) => {
    if (!page.draft) throw new ProviderError(PROVIDER, 'not_editable', 'the print shop has the mail: write to it');
    return { ...page, draft: { ...page.draft, recipient } };
  });
  return 'updated';
}

async function rewrite({ book }: Shop, number: string, write: (page: Page) => Page): Promise<void> {
  await book.change(number, (value) => {
    const page = readPage(value);
    if (!page) throw new ProviderError(PROVIDER, 'rejected', `there is no order ${number}`);
    return write(page);
  });
}
