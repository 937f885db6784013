import { randomBytes } from 'node:crypto';
import { ProviderError } from '@/lib/domain/core/errors';
import type { CatalogueProduct, SubmitInput } from '@/lib/domain/order/pod';
import { NotTold, wordsOf } from '@/lib/integrations/conformance/check';
import type { PodProvider } from './provider';

/** By this beginning of its number anybody knows an order of the checks; none of the shop's begins so. */
const PREFIX = 'fbz-check-';
const CANCEL_TRIES = 12;
const RETRY_MS = 10_000;
/** Each costs some requests. */
const GOODS_TRIED = 10;
/** Nobody's. */
const RECIPIENT = {
  ...{ name: 'Conformance Check', line1: '1 Main Street', city: 'Portland', state: 'OR' },
  ...{ postalCode: '97201', country: 'US' },
};
const EMAIL = 'conformance@example.com';
const NO_MEMO = { recall: async () => null, keep: async () => undefined };

export type CheckDraft = { input: SubmitInput; podOrderId: string };

/** Drafts for checks to look at: never confirmed, and called off at the end. */
export class CheckOrders {
  readonly #pod: PodProvider;
  readonly #wait: (ms: number) => Promise<void>;
  readonly #made = new Set<string>();
  #wish: Promise<SubmitInput> | undefined;
  #draft: Promise<CheckDraft> | undefined;

  constructor(pod: PodProvider, wait: (ms: number) => Promise<void>) {
    this.#pod = pod;
    this.#wait = wait;
  }

  /** A number that nobody has used. */
  newNumber(): string {
    return `${PREFIX}${randomBytes(8).toString('hex')}`;
  }

  /** What would be ordered: one of the first thing that can be had. */
  wish(): Promise<SubmitInput> {
    this.#wish ??= this.#firstGood();
    return this.#wish;
  }

  /** The one draft that the checks share. */
  draft(): Promise<CheckDraft> {
    this.#draft ??= this.#make();
    return this.#draft;
  }

  /** Made by a check although it should have been refused: it is called off with the rest. */
  note(podOrderId: string): void {
    this.#made.add(podOrderId);
  }

  /** Calls off all that is open, that of a run which was cut off too. Names what it could not call off. */
  async callOff(): Promise<string[]> {
    const left: string[] = [];
    try {
      const { orders } = await this.#pod.listOrders(null);
      for (const { podOrderId, externalId, status } of orders)
        if (externalId?.startsWith(PREFIX)) {
          if (status === 'canceled') this.#made.delete(podOrderId);
          else this.#made.add(podOrderId);
        }
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      left.push(`orders could not be listed (${wordsOf(error)}): look for numbers that begin with ${PREFIX}`);
    }
    for (const podOrderId of this.#made) {
      const why = await this.#cancel(podOrderId);
      if (why !== null) left.push(`order ${podOrderId} was not canceled (${why}): cancel it there`);
    }
    return left;
  }

  /** Null where it is canceled, else why not. */
  async #cancel(podOrderId: string): Promise<string | null> {
    let why = 'never let go';
    for (let tries = 0; tries < CANCEL_TRIES; tries += 1) {
      try {
        const { outcome } = await this.#pod.cancel(podOrderId);
        return outcome === 'canceled' ? null : outcome;
      } catch (error) {
        if (!(error instanceof ProviderError)) throw error;
        why = wordsOf(error);
        if (!error.retryable) return why;
        await this.#wait(error.retryAfterMs ?? RETRY_MS);
      }
    }
    return why;
  }

  async #make(): Promise<CheckDraft> {
    const input = await this.wish();
    const { podOrderId } = await this.#pod.ensureDraft(input);
    this.#made.add(podOrderId);
    return { input, podOrderId };
  }

  async #firstGood(): Promise<SubmitInput> {
    const reader = this.#pod.openCatalogue(NO_MEMO);
    const { rows } = await reader.page(null);
    for (const { providerProductId, read } of rows.slice(0, GOODS_TRIED)) {
      const found = read ?? (await reader.product(providerProductId));
      const input = found.state === 'for_sale' ? await this.#orderOf(found.product) : null;
      if (input) return input;
    }
    throw new NotTold('none of the first things in the store can be ordered');
  }

  async #orderOf({ providerProductId, title, variants }: CatalogueProduct): Promise<SubmitInput | null> {
    const variant = variants.find(({ available }) => available);
    if (!variant) return null;
    const { providerVariantId, providerData, sku, retailMinor, currency } = variant;
    const { country, state, postalCode, city } = RECIPIENT;
    const item = { providerProductId, providerVariantId, providerData, quantity: 1 };
    const destination = { country, state, postalCode, city };
    const [quote] = await this.#pod.quoteShipping({ destination, items: [item], currency });
    if (!quote) return null;
    const externalId = this.newNumber();
    return {
      ...{ externalId, recipient: RECIPIENT, email: EMAIL, currency, shippingMethod: quote.method },
      items: [{ ...item, externalId: `${externalId}-1`, name: title, sku, retailMinor }],
    };
  }
}
