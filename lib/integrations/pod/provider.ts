import type { Recipient } from '@/lib/domain/address/recipient';
import type { Finding } from '@/lib/domain/core/finding';
import type {
  AddressOutcome,
  CancelOutcome,
  Draft,
  MockupOutcome,
  MockupRequest,
  PodOrder,
  PodOrderPage,
  PodWebhook,
  ProviderId,
  QuoteRequest,
  ShippingQuote,
  Stoppable,
  SubmitInput,
} from '@/lib/domain/order/pod';
import type { DeskNews } from '@/lib/integrations/pod/desk-news';
import type { CatalogueReader, Memo } from './catalogue-reader';

/** `unsignedUrl`: for messages that the provider does not sign, null where we take none. */
export type WebhookRegistration = { url: string; unsignedUrl: string | null; secret: string; anew?: boolean };

export type RegistrationState = { inOrder: boolean; detail: string; foreign: string[] };

/** A shop's word on a product that its merchant published, or took down, at the provider. Safe to repeat. */
export type PublishFlow = {
  /** `url`: where shoppers find it. */
  succeeded(providerProductId: string, shown: { id: string; url: string }): Promise<void>;
  failed(providerProductId: string, reason: string): Promise<void>;
  withdrawn(providerProductId: string): Promise<void>;
};

/** How a provider's messages are registered, proved and read. */
export type PodMessages = {
  /** True where the provider issues the secret; else we choose it. */
  choosesOwnSecret: boolean;
  /** Constant-time check of the raw bytes against every active secret. */
  verify: (message: { rawBody: string; headers: Headers; secrets: readonly string[] }) => boolean;
  /** Throws AppError invalid_input when it is not this provider's shape. */
  parse: (rawBody: string) => PodWebhook;
  /**
   * Registers our endpoint for every event we use, replacing what differs. Returns the secret to verify with: the
   * provider's own where it issues one, else the one given. `secret` null in the answer: registration was in order.
   * `anew` registers even then, to change the secret.
   */
  register: (input: WebhookRegistration) => Promise<{ secret: string | null }>;
  /** What is registered now, for doctor and admin. `foreign`: addresses of others that `register` would replace. */
  inspect: (at: Omit<WebhookRegistration, 'secret' | 'anew'>) => Promise<RegistrationState>;
  /** The headers with which the provider would sign these bytes. */
  sign: (rawBody: string, secret: string) => Record<string, string>;
};

export type PodWithMessages = PodProvider & { readonly messages: PodMessages };

/**
 * What a print-on-demand provider must be able to do. Adapters translate and never write; a new provider is one
 * folder beside this file and one line in `registry.ts`. `tests/contract/_provider.ts` holds each of them to it. Every call may throw ProviderError.
 */
export interface PodProvider {
  readonly id: ProviderId;
  /** For people: "Printful". */
  readonly label: string;
  /** Null where the provider sends none: then only looks tell what became of an order. */
  readonly messages: PodMessages | null;

  /** How many orders one page of `listOrders` holds: what one request of a sync can tell about. */
  readonly ordersPerPage: number;

  /** After so long on hold an order is given up there; null where it waits for ever. */
  readonly holdDays: number | null;

  /** So many days after its arrival, or after the day on which it was expected, a claim is taken there; null: no such limit. */
  readonly claimDays: number | null;

  /** Null where nobody waits for a shop's word on what was published. */
  readonly publishing: PublishFlow | null;

  /** To go through the store, or to look at some of its products. */
  openCatalogue(memo: Memo): CatalogueReader;

  /** Empty when nothing can be shipped there. */
  quoteShipping(request: QuoteRequest): Promise<ShippingQuote[]>;

  /**
   * Makes sure exactly one unpaid provider order exists for `input.externalId`: creates, and where it was refused as
   * taken, or after any doubt, looks. Safe to repeat.
   */
  ensureDraft(input: SubmitInput): Promise<Draft>;

  /** Hands a draft to production; this is what costs money. Safe to repeat: an already confirmed order is fine. */
  confirm(podOrderId: string): Promise<void>;

  /**
   * The order as it is now with all its shipments, or null if there is none.
   * `confirmed`: whether our confirm was accepted before (some words mean different things before and after).
   * `troubled`: something may stand still that the order's own word does not tell of.
   */
  fetchOrder(
    ref: { podOrderId: string } | { externalId: string },
    seen: { confirmed: boolean; troubled?: boolean },
  ): Promise<PodOrder | null>;

  /** The same look, with the provider's own words beside it as they came. */
  inspectOrder(
    ref: { podOrderId: string } | { externalId: string },
    seen: { confirmed: boolean },
  ): Promise<{ order: PodOrder; raw: unknown } | null>;

  /** Recent orders, newest first; cheaper per order than fetchOrder but possibly without delivery details. */
  listOrders(cursor: string | null): Promise<PodOrderPage>;

  /** Asks to stop an order. A refusal is an outcome, not an error. */
  cancel(podOrderId: string): Promise<CancelOutcome>;

  /** What `cancel` would meet, read off a status in the provider's own words. */
  stoppable(providerStatus: string): Stoppable;

  /** Sends the order to another address of the same country. Throws ProviderError not_editable once it is being made. */
  changeAddress(podOrderId: string, input: { recipient: Recipient; email: string }): Promise<AddressOutcome>;

  /** Asks for pictures of a design on a product. Returns the provider's name for the work. */
  startMockup(request: MockupRequest): Promise<string>;

  /** How that work stands. */
  readMockup(task: string, request: MockupRequest): Promise<MockupOutcome>;

  /** The pictures were copied: removes what the work left there. Safe to repeat. */
  forgetMockup(task: string): Promise<void>;

  /** Where staff enter what became of an order; null where the provider tells it. Throws ProviderError rejected. */
  readonly desk: { enter: (podOrderId: string, news: DeskNews) => Promise<void> } | null;

  /** Where a person finds the order in the provider's own console. */
  orderUrl(podOrderId: string): string;

  /** Whose account the key opens, what it may do, and what there is in our way. Reads only. */
  inspectAccount(): Promise<Finding[]>;
}
