import type { Clock } from './clock';
import type { Faults, ServiceName } from './faults';

/** One webhook to send. `request` is called anew for each attempt: signatures and `retries` change. */
export type Outgoing = {
  service: ServiceName;
  type: string;
  url: string;
  /** Waits before the 2nd, 3rd … attempt, sandbox milliseconds. After the last one the event is lost. */
  retryDelaysMs: number[];
  request: (attempt: number) => { headers: Record<string, string>; body: string };
  /** What an attacker without the secret would send: same shape, changed body, made-up signature. */
  forged?: () => { headers: Record<string, string>; body: string };
  /** The same body without its signature headers. */
  unsigned?: () => { headers: Record<string, string>; body: string };
  /** Called with the HTTP status of each attempt (0 when there was no answer). */
  onAttempt?: (attempt: number, status: number) => void;
  onGivenUp?: () => void;
};

export type Delivery = {
  id: number;
  service: ServiceName;
  type: string;
  url: string;
  body: string;
  kind: 'genuine' | 'duplicate' | 'forged' | 'unsigned';
  state: 'waiting' | 'delivered' | 'retrying' | 'lost' | 'dropped';
  attempts: { atMs: number; status: number }[];
};

const ATTEMPT_TIMEOUT_MS = 10_000;
const KEPT = 20_000;

/** Sends webhooks as the real services do, through the fault plan, and remembers what became of each. */
export class Deliveries {
  readonly log: Delivery[] = [];
  #clock: Clock;
  #faults: Faults;
  #lastId = 0;
  #heldBack = new Map<ServiceName, () => void>();
  #inFlight = new Set<Promise<void>>();
  #life = new AbortController();

  constructor(clock: Clock, faults: Faults) {
    this.#clock = clock;
    this.#faults = faults;
  }

  send(outgoing: Outgoing): void {
    const fate = this.#faults.forWebhook(outgoing.service, outgoing.type);
    const forged = fate.forge ? outgoing.forged : undefined;
    const unsigned = fate.unsigned ? outgoing.unsigned : undefined;
    if (forged) this.#start({ ...outgoing, request: forged, retryDelaysMs: [] }, 'forged');
    if (unsigned) this.#start({ ...outgoing, request: unsigned, retryDelaysMs: [] }, 'unsigned');
    if (fate.drop) {
      this.#record(outgoing, 'genuine', 'dropped');
      return;
    }
    const life = this.#life.signal;
    const go = () => {
      if (life.aborted) return;
      this.#start(outgoing, 'genuine');
      if (fate.duplicate) this.#start({ ...outgoing, retryDelaysMs: [] }, 'duplicate');
    };
    const release = this.#heldBack.get(outgoing.service);
    if (fate.reorder && !release) {
      const free = () => {
        this.#heldBack.delete(outgoing.service);
        go();
      };
      this.#heldBack.set(outgoing.service, free);
      // Nothing may follow: a held event still goes out after a minute.
      this.#clock.after(60_000, `release held ${outgoing.type}`, () => {
        if (this.#heldBack.get(outgoing.service) === free) free();
      });
      return;
    }
    if (fate.delayMs > 0) this.#clock.after(fate.delayMs, `delayed ${outgoing.type}`, go);
    else go();
    release?.();
  }

  /** Forgets the log and everything under way: attempts are broken off and none is tried again. */
  reset(): void {
    this.#life.abort();
    this.#life = new AbortController();
    this.#heldBack.clear();
    this.log.length = 0;
  }

  /** Resolves when no attempt is on its way (retries that wait for their time do not count). */
  async settled(): Promise<void> {
    while (this.#inFlight.size > 0) await Promise.all(this.#inFlight);
  }

  #start(outgoing: Outgoing, kind: Delivery['kind']): void {
    const delivery = this.#record(outgoing, kind, 'waiting');
    this.#track(this.#attempt(outgoing, delivery, 0));
  }

  #track(work: Promise<void>): void {
    const tracked = work.finally(() => this.#inFlight.delete(tracked));
    this.#inFlight.add(tracked);
  }

  async #attempt(outgoing: Outgoing, delivery: Delivery, attempt: number): Promise<void> {
    const life = this.#life.signal;
    const { headers, body } = outgoing.request(attempt);
    delivery.body = body;
    const status = await post(outgoing.url, headers, body, life);
    if (life.aborted) return;
    delivery.attempts.push({ atMs: this.#clock.now(), status });
    outgoing.onAttempt?.(attempt, status);
    if (status >= 200 && status < 300) {
      delivery.state = 'delivered';
      return;
    }
    const waitMs = outgoing.retryDelaysMs[attempt];
    if (waitMs === undefined) {
      delivery.state = 'lost';
      outgoing.onGivenUp?.();
      return;
    }
    delivery.state = 'retrying';
    this.#clock.after(waitMs, `retry ${outgoing.type}`, () => {
      if (!life.aborted) this.#track(this.#attempt(outgoing, delivery, attempt + 1));
    });
  }

  #record(outgoing: Outgoing, kind: Delivery['kind'], state: Delivery['state']): Delivery {
    const { service, type, url } = outgoing;
    const delivery: Delivery = { id: ++this.#lastId, service, type, url, body: '', kind, state, attempts: [] };
    this.log.push(delivery);
    if (this.log.length > KEPT) this.log.shift();
    return delivery;
  }
}

/** The HTTP status, or 0 where no answer came (refused, reset, timed out): the sender retries those alike. */
async function post(url: string, headers: Record<string, string>, body: string, life: AbortSignal): Promise<number> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.any([life, AbortSignal.timeout(ATTEMPT_TIMEOUT_MS)]),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}
