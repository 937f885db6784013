import { createHmac, randomBytes } from 'node:crypto';
import { hex } from '../core/random';
import type { World } from '../core/world';
import { dataV1, dataV2, isAboutShipment, type News } from './event-data';
import type { Moved } from './order-book';
import { MOVES, type Move } from './order-state';
import { STORE } from './store';
import { iso, MINUTE_MS, unix } from './time';

type V1Config = { url: string; types: string[]; params: Record<string, unknown> };
export type V2Event = { type: string; url: string | null; params: unknown[] };
export type V2Config = {
  defaultUrl: string | null;
  expiresAtMs: number | null;
  events: V2Event[];
  publicKey: string;
  /** Hex. The HMAC key is the bytes it stands for, never the text. */
  secretKey: string;
};

type Notice = { type: string; data: object; occurredAt: string };

/** After these waits a failed delivery is tried again; then the event is lost. */
const RETRY_DELAYS_MS = [1, 4, 16, 64, 256, 1024].map((minutes) => minutes * MINUTE_MS);
const JSON_TYPE = { 'content-type': 'application/json' };

export const isExpired = (config: V2Config, nowMs: number): boolean =>
  config.expiresAtMs !== null && config.expiresAtMs <= nowMs;

/** Both versions may be set up at once: v1 one URL per store and unsigned, v2 one set per token and signed. */
export class Webhooks {
  v1: V1Config | null = null;
  readonly v2 = new Map<string, V2Config>();
  #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** Replaces the token's configuration. The new key pair makes signatures by the old one worthless. */
  subscribe(token: string, wanted: Omit<V2Config, 'publicKey' | 'secretKey'>): V2Config {
    const config = { ...wanted, publicKey: randomBytes(24).toString('base64'), secretKey: hex(128) };
    this.v2.set(token, config);
    return config;
  }

  forget(): void {
    this.v1 = null;
    this.v2.clear();
  }

  announce({ order, trigger, shipments, reason }: Moved): void {
    const move: Move = MOVES[trigger];
    for (const type of move.v1) {
      // An order nobody confirmed is canceled without a word of its own in v1.
      if (type === 'order_canceled' && order.confirmations === 0) continue;
      for (const news of newsOf(type)) this.sendV1(type, dataV1(type, news, this.#world));
    }
    for (const type of move.v2) {
      for (const news of newsOf(type)) this.sendV2(type, dataV2(type, news));
    }

    function newsOf(type: Parameters<typeof isAboutShipment>[0]): News[] {
      if (type === 'shipment_out_of_stock')
        return [{ order, shipment: null, reason, outOfStock: trigger === 'stockOut' }];
      if (!isAboutShipment(type)) return [{ order, shipment: null, reason }];
      return shipments.map((shipment) => ({ order, shipment, reason }));
    }
  }

  sendV1(type: string, data: object): void {
    const config = this.v1;
    if (!config?.types.includes(type)) return;
    const created = unix(this.#world.clock.now());
    const body = (retries: number, content: object) =>
      JSON.stringify({ type, created, retries, store: STORE.id, data: content });
    this.#world.deliveries.send({
      service: 'printful',
      type,
      url: config.url,
      retryDelaysMs: RETRY_DELAYS_MS,
      request: (attempt) => ({ headers: JSON_TYPE, body: body(attempt, data) }),
      // v1 has no signature to leave out, so there is no unsigned copy: a forgery is just another body.
      forged: () => ({ headers: JSON_TYPE, body: body(0, tampered(data)) }),
    });
  }

  /** To every token's configuration that asked for `type`. `data` is what the event's stub holds. */
  sendV2(type: string, data: object): void {
    const nowMs = this.#world.clock.now();
    for (const config of this.v2.values()) {
      const event = config.events.find((each) => each.type === type);
      const url = event?.url ?? config.defaultUrl;
      if (!event || url === null || isExpired(config, nowMs)) continue;
      this.#deliver(config, url, { type, data, occurredAt: iso(nowMs) });
    }
  }

  #deliver(config: V2Config, url: string, { type, data, occurredAt }: Notice): void {
    const body = (retries: number, content: object) =>
      JSON.stringify({ type, occurred_at: occurredAt, retries, store_id: STORE.id, data: content });
    const signed = (text: string, secretKey: string) => ({
      headers: {
        ...JSON_TYPE,
        'x-pf-webhook-signature': signature(text, secretKey),
        'x-pf-webhook-public-key': config.publicKey,
      },
      body: text,
    });
    this.#world.deliveries.send({
      service: 'printful',
      type,
      url,
      retryDelaysMs: RETRY_DELAYS_MS,
      request: (attempt) => signed(body(attempt, data), config.secretKey),
      forged: () => signed(body(0, tampered(data)), hex(128)),
      unsigned: () => ({ headers: JSON_TYPE, body: body(0, data) }),
    });
  }
}

/** Lower-case hex HMAC-SHA256 over the exact bytes of the body, keyed by the decoded secret. */
export const signature = (body: string, secretKey: string): string =>
  createHmac('sha256', Buffer.from(secretKey, 'hex')).update(body).digest('hex');

/** What a forger would want believed: that the order went through. */
function tampered(data: object): object {
  if (!('order' in data) || typeof data.order !== 'object') return data;
  return { ...data, order: { ...data.order, status: 'fulfilled' } };
}
