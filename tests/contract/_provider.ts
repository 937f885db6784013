import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError, ProviderError } from '@/lib/domain/core/errors';
import type { CatalogueProduct, PodOrder } from '@/lib/domain/order/pod';
import type { PodProvider } from '@/lib/integrations/pod/provider';
import { POD_FOLDERS } from '@/lib/integrations/pod/registry';
import { goodsOf, NO_MEMO } from '../support/store';
import {
  AFTER,
  expectParcels,
  expectSellable,
  look,
  nobodys,
  quoteOf,
  RECIPIENT,
  type Stage,
  wishFor,
} from './_provider-stage';

const BEFORE = { confirmed: false };

/** What any provider's folder promises to everybody outside of it. */
export function keepsTheContract(id: string, open: () => Promise<Stage>): void {
  describe(`${id} as any print provider`, () => {
    let stage: Stage;
    let pod: PodProvider;
    let goods: CatalogueProduct[];
    beforeAll(async () => {
      stage = await open();
      pod = stage.connect();
      goods = [];
      for await (const product of goodsOf(pod)) goods.push(product);
    });
    afterAll(() => stage.close());
    const wish = (externalId: string) => wishFor(pod, goods, externalId);
    const draft = async (externalId: string) => (await pod.ensureDraft(await wish(externalId))).podOrderId;
    const confirmed = async (externalId: string) => {
      const podOrderId = await draft(externalId);
      stage.ripen();
      await pod.confirm(podOrderId);
      return podOrderId;
    };
    const timesThere = async (externalId: string) =>
      (await stage.numbers()).filter((each) => each === externalId).length;

    it('stands in the registry under its own name, with the limit for every call last', () => {
      const folder = POD_FOLDERS.find((each) => each.id === id);
      expect(pod.id).toBe(id);
      expect(folder?.limits.findIndex(({ route }) => route === null)).toBe((folder?.limits.length ?? 0) - 1);
      expect(folder?.messages === null).toBe(pod.messages === null);
    });

    it('tells of its account only what can be named and mended', async () => {
      const findings = await pod.inspectAccount();
      for (const { check, todo, verdict } of findings) {
        expect(check).toMatch(new RegExp(`^${id}\\.`));
        expect(todo === null).toBe(verdict === 'ok');
      }
      expect(findings.filter(({ verdict }) => verdict === 'wrong')).toEqual([]);
    });

    it('lists its goods page by page, each readable alone and the same both ways', async () => {
      expect(goods.length).toBeGreaterThan(0);
      expect(new Set(goods.map(({ providerProductId }) => providerProductId)).size).toBe(goods.length);
      const [first] = goods;
      const alone = await pod.openCatalogue(NO_MEMO).product(first?.providerProductId ?? '');
      expect(alone).toMatchObject({ state: 'for_sale', product: first });
      for (const product of goods) expectSellable(id, product);
      expect(await pod.openCatalogue(NO_MEMO).product(nobodys(first))).toMatchObject({ state: 'not_for_sale' });
    });

    it('quotes whatever it sells, and where it does not send that is no error', async () => {
      for (const { providerProductId, variants } of goods.slice(0, 4)) {
        const [variant] = variants.filter(({ available }) => available);
        if (!variant) continue;
        const quotes = await pod.quoteShipping(quoteOf(providerProductId, variant, 'US'));
        expect(quotes.length).toBeGreaterThan(0);
        for (const quote of quotes) {
          expect(quote.provider).toBe(id);
          expect(Number.isInteger(quote.costMinor) && quote.costMinor >= 0).toBe(true);
          for (const days of [quote.productionDays, quote.transitDays]) expect(days.min).toBeLessThanOrEqual(days.max);
        }
        // Some send everywhere; those that do not say so by an empty list.
        expect(await pod.quoteShipping(quoteOf(providerProductId, variant, 'ZZ'))).toBeInstanceOf(Array);
      }
    });

    it('makes one order of a number: at once, again, at the same time, and where the answer was lost', async () => {
      const input = await wish('contract-one');
      const made = await Promise.all([pod.ensureDraft(input), stage.connect().ensureDraft(input)]);
      const again = await pod.ensureDraft(input);
      expect(new Set([...made, again].map(({ podOrderId }) => podOrderId)).size).toBe(1);
      expect(again.existed).toBe(true);
      expect(await timesThere('contract-one')).toBe(1);
      const lost = await wish('contract-lost');
      await stage.connect({ losing: true }).ensureDraft(lost).catch(mayBeTriedAgain);
      const found = await pod.ensureDraft(lost);
      expect(await pod.fetchOrder({ externalId: 'contract-lost' }, BEFORE)).toMatchObject({
        podOrderId: found.podOrderId,
      });
      expect(await timesThere('contract-lost')).toBe(1);
    });

    it('keeps a draft a draft until it is confirmed, and confirms it once however often it is told', async () => {
      const podOrderId = await draft('contract-confirm');
      const expected = { podOrderId, externalId: 'contract-confirm', confirmed: false, status: 'pending' };
      expect(await pod.fetchOrder({ podOrderId }, BEFORE)).toMatchObject({
        ...expected,
        shipments: [],
        complete: true,
      });
      expect(await pod.fetchOrder({ externalId: 'contract-confirm' }, BEFORE)).toMatchObject(expected);
      stage.ripen();
      await stage.connect({ losing: true }).confirm(podOrderId).catch(mayBeTriedAgain);
      await pod.confirm(podOrderId);
      await pod.confirm(podOrderId);
      const order = await pod.fetchOrder({ podOrderId }, AFTER);
      expect(order).toMatchObject({ confirmed: true, onHold: false, trouble: null, unmade: [] });
      expect(order?.costMinor).toBeGreaterThan(0);
      expect(order?.itemIds.every((each) => each === null || each.startsWith('contract-confirm'))).toBe(true);
    });

    it('tells an order forward: waiting, in production, under way with a number to follow, delivered', async () => {
      const podOrderId = await confirmed('contract-life');
      const seen = [(await look(pod, podOrderId)).status];
      for (const action of ['produce', 'ship_all', 'deliver'] as const) {
        await stage.act(podOrderId, action);
        const order = await look(pod, podOrderId);
        seen.push(order.status);
        if (action !== 'produce') expectParcels(order);
      }
      expect(seen).toEqual([expect.stringMatching(/^(pending|confirmed)$/), 'in_production', 'shipped', 'delivered']);
      expect(await pod.inspectOrder({ podOrderId }, AFTER)).toMatchObject({ order: { podOrderId }, raw: {} });
      expect(new URL(pod.orderUrl(podOrderId)).protocol).toMatch(/^(https?|mailto):$/);
    });

    it('stops what is not made yet, once and for good; its number makes no second order', async () => {
      const podOrderId = await draft('contract-stop');
      stage.ripen();
      const { providerStatus } = await look(pod, podOrderId);
      expect(pod.stoppable(providerStatus)).not.toBe('no');
      expect(await pod.cancel(podOrderId)).toEqual({ outcome: 'canceled' });
      expect(await pod.cancel(podOrderId)).toEqual({ outcome: 'canceled' });
      await expect(pod.confirm(podOrderId)).rejects.toBeInstanceOf(ProviderError);
      await pod.ensureDraft(await wish('contract-stop')).catch(isProviderError);
      expect(await timesThere('contract-stop')).toBeLessThanOrEqual(1);
    });

    it('says that what is being made cannot be stopped, with a reason, and makes it all the same', async () => {
      const podOrderId = await confirmed('contract-late');
      await stage.act(podOrderId, 'produce');
      expect(pod.stoppable((await look(pod, podOrderId)).providerStatus)).not.toBe('yes');
      expect(await pod.cancel(podOrderId)).toEqual({ outcome: 'refused', reason: expect.stringMatching(/\w/) });
      expect(await look(pod, podOrderId)).toMatchObject({ status: 'in_production' });
    });

    it('sends a draft elsewhere or says that it cannot, the same each time', async () => {
      const podOrderId = await draft('contract-moved');
      const elsewhere = { recipient: { ...RECIPIENT, line1: '9 Pier Road' }, email: 'ada@example.com' };
      const move = () => pod.changeAddress(podOrderId, elsewhere).catch((error: ProviderError) => error.kind);
      expect(['updated', 'requested', 'not_editable']).toContain(await move());
      expect(await move()).toBe(await move());
    });

    it('knows nothing of orders that nobody made', async () => {
      expect(await pod.fetchOrder({ externalId: 'contract-never' }, BEFORE)).toBeNull();
    });

    it('lists its newest orders first, to the last of them', async () => {
      const newest = await draft('contract-newest');
      const orders: PodOrder[] = [];
      let cursor: string | null = null;
      do {
        const page = await pod.listOrders(cursor);
        expect(page.orders.length).toBeLessThanOrEqual(pod.ordersPerPage);
        orders.push(...page.orders);
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(orders[0]?.podOrderId).toBe(newest);
      expect(orders.map(({ externalId }) => externalId)).toContain('contract-one');
      expect(new Set(orders.map(({ podOrderId }) => podOrderId)).size).toBe(orders.length);
    });

    it('believes a message that is signed with a secret of ours, to the last byte, and no other', () => {
      if (pod.messages === null) return;
      const { sign, verify, parse } = pod.messages;
      const [secret, other] = ['5ec4e700', '0badc0de'];
      const rawBody = '{"type":"contract"}';
      const headers = new Headers(sign(rawBody, secret));
      expect(verify({ rawBody, headers, secrets: [other, secret] })).toBe(true);
      expect(verify({ rawBody, headers, secrets: [other] })).toBe(false);
      expect(verify({ rawBody, headers, secrets: [] })).toBe(false);
      expect(verify({ rawBody: `${rawBody} `, headers, secrets: [secret] })).toBe(false);
      expect(verify({ rawBody, headers: new Headers(), secrets: [secret] })).toBe(false);
      for (const odd of ['', 'not JSON', 'null', '[]', '""', '{}']) expect(() => parse(odd)).toThrow(AppError);
    });

    it('is asked once more for its registration and finds it in order', async () => {
      if (pod.messages === null) return;
      const at = { url: 'https://shop.example/hook', unsignedUrl: null };
      const made = await pod.messages.register({ ...at, secret: 'chosen-by-us' });
      expect(made.secret).toMatch(/\S/);
      expect(await pod.messages.inspect(at)).toMatchObject({ inOrder: true, foreign: [] });
      expect(await pod.messages.register({ ...at, secret: made.secret ?? '' })).toEqual({ secret: null });
      expect(await pod.messages.inspect({ ...at, url: 'https://other.example/hook' })).toMatchObject({
        inOrder: false,
      });
    });
  });
}

function isProviderError(error: unknown): void {
  expect(error).toBeInstanceOf(ProviderError);
}

function mayBeTriedAgain(error: unknown): void {
  expect(error).toMatchObject({ retryable: true });
}
