import type { ServiceName } from '../../../packages/sandbox/core/faults';
import type { Sandbox } from '../../../packages/sandbox/host';

const SERVICES: readonly ServiceName[] = ['stripe', 'printful', 'printify'];
const MINUTE_MS = 60_000;
const API = { error500: 0.03, tooMany: 0.02, hang: 0.001, lostAnswer: 0.05 };
const WEBHOOKS = {
  drop: 0.08,
  duplicate: 0.12,
  reorder: 0.12,
  delay: 0.1,
  delayMs: MINUTE_MS,
  forge: 0.06,
  unsigned: 0.04,
};

/** What goes wrong at the services and on the way from them: more than one call in ten, and some of them hang for a while. */
export class Weather {
  readonly #sandbox: Sandbox;
  readonly #seed: number;
  readonly #hanging = new Set<ServiceName>();

  constructor(sandbox: Sandbox, seed: number) {
    this.#sandbox = sandbox;
    this.#seed = seed;
  }

  rough(): void {
    this.#sandbox.world.faults.set({
      seed: this.#seed,
      api: Object.fromEntries(SERVICES.map((name) => [name, this.#hanging.has(name) ? { hang: 1 } : API])),
      webhooks: Object.fromEntries(SERVICES.map((name) => [name, WEBHOOKS])),
    });
  }

  calm(): void {
    this.#sandbox.world.faults.set({});
  }

  async hangs(service: ServiceName, ms: number): Promise<void> {
    this.#hanging.add(service);
    this.rough();
    await new Promise((resolve) => setTimeout(resolve, ms));
    this.#hanging.delete(service);
    this.rough();
  }
}
