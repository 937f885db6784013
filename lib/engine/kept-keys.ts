import type { DbConnection } from '@/db/client';
import { keptKeys } from '@/db/schema/settings';
import type { ProviderId } from '@/lib/domain/order/pod';
import type { KeyName, Keys } from '@/lib/domain/shop/keys';
import type { Mailer } from '@/lib/integrations/email/mailer';
import type { PodProvider } from '@/lib/integrations/pod/provider';
import type { StripeGateway } from '@/lib/integrations/stripe/gateway';
import type { StripeTax } from '@/lib/integrations/stripe/tax';
import { type Env, withKeys } from '@/lib/platform/env';
import type { Log } from '@/lib/platform/log';
import type { Lane } from './gate/lanes';
import { Kept } from './kept';

/** What keys open: made anew when they change. */
export type Outside = {
  env: Env;
  stripe: StripeGateway;
  tax: StripeTax;
  /** Who they are. To call one, take it from `podOf`, which asks how urgent it is. */
  pods: ReadonlyMap<ProviderId, PodProvider>;
  podLanes: Record<Lane, ReadonlyMap<ProviderId, PodProvider>>;
  mailer: Mailer;
};
type Deps = {
  connection: Pick<DbConnection, 'db' | 'listener'>;
  environment: Env;
  connect: (env: Env) => Outside;
  open: (sealed: string) => unknown;
  log: Log;
};

/** The keys of the environment, and under them those that were connected in the console: sealed, and the newest on every replica. */
export class KeptKeys {
  readonly #deps: Deps;
  readonly #kept: Kept<Keys>;
  #keys: Keys = {};
  #outside: Outside;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#outside = deps.connect(deps.environment);
    this.#kept = new Kept(deps.connection.listener, () => this.#ask(), deps.log);
  }

  /** What is connected now. */
  get outside(): Outside {
    return this.#outside;
  }

  /** Whether the environment says it: then nothing else counts. */
  says(name: KeyName): boolean {
    return this.#deps.environment[name] !== undefined;
  }

  /** Connected by these beside all others, for a trial. Throws where they do not fit together. */
  connect(keys: Keys): Outside {
    return this.#deps.connect(withKeys(this.#deps.environment, { ...this.#keys, ...keys }));
  }

  /** Looks whether keys changed. */
  async fresh(): Promise<void> {
    this.#take(await this.#kept.read());
  }

  /** For whoever has just changed them. Throws where they cannot be read. */
  async renew(): Promise<Outside> {
    this.#take(await this.#kept.renew());
    return this.#outside;
  }

  #take(keys: Keys): void {
    if (keys === this.#keys) return;
    this.#keys = keys;
    const before = this.#outside;
    try {
      this.#outside = this.connect({});
    } catch (error) {
      this.#deps.log.error({ err: error }, 'the keys of the console do not fit those of the environment');
      this.#outside = this.#deps.connect(this.#deps.environment);
    }
    before.mailer.close();
  }

  async #ask(): Promise<Keys> {
    const rows = await this.#deps.connection.db.select().from(keptKeys);
    const keys = Object.fromEntries(rows.map(({ name, valueSealed }) => [name, String(this.#deps.open(valueSealed))]));
    const isSame =
      rows.length === Object.keys(this.#keys).length && rows.every(({ name }) => keys[name] === this.#keys[name]);
    return isSame ? this.#keys : keys;
  }
}
