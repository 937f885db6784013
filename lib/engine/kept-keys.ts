import { isDeepStrictEqual } from 'node:util';
import type { DbConnection } from '@/db/client';
import { keptKeys } from '@/db/schema/settings';
import type { Vault } from '@/db/sealed';
import type { ProviderId } from '@/lib/domain/order/pod';
import { KEYED_SERVICES, type KeyedService, type KeyName, type Keys, SERVICE_KEYS } from '@/lib/domain/shop/keys';
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
  vault: Vault;
  log: Log;
};

/** What the console keeps, but for what the environment says; `unread` cannot be opened. */
type Read = { keys: Keys; unread: readonly KeyName[] };

/** The keys of the environment, and under them those that were connected in the console: sealed, and the newest on every replica. */
export class KeptKeys {
  readonly #deps: Deps;
  readonly #kept: Kept<Read>;
  #read: Read = { keys: {}, unread: [] };
  #fitting: Keys = {};
  #unfit = new Map<KeyedService, string>();
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

  /** Services whose kept keys do not count, and why. */
  get unfit(): ReadonlyMap<KeyedService, string> {
    return this.#unfit;
  }

  /** Whether the environment says it: then nothing else counts. */
  says(name: KeyName): boolean {
    return this.#deps.environment[name] !== undefined;
  }

  /** Connected by these beside all others, for a trial. Throws where they do not fit together. */
  connect(keys: Keys): Outside {
    return this.#deps.connect(withKeys(this.#deps.environment, { ...this.#fitting, ...keys }));
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

  #take(read: Read): void {
    if (read === this.#read) return;
    this.#read = read;
    this.#fit(read);
    const before = this.#outside;
    this.#outside = this.connect({});
    before.mailer.close();
  }

  /** One service whose keys are of no use must not take the others with it, nor the console that mends it. */
  #fit({ keys, unread }: Read): void {
    this.#fitting = {};
    this.#unfit = new Map();
    for (const service of KEYED_SERVICES) {
      const names: readonly KeyName[] = SERVICE_KEYS[service];
      const own = Object.fromEntries(names.flatMap((name) => (keys[name] ? [[name, keys[name]]] : [])));
      const lost = names.filter((name) => unread.includes(name));
      const why = lost.length > 0 ? `${lost.join(', ')} cannot be opened with DATA_KEYS.` : this.#against(own);
      if (why === null) Object.assign(this.#fitting, own);
      else {
        this.#unfit.set(service, why);
        this.#deps.log.error({ service, why }, 'keys of the console are of no use');
      }
    }
  }

  #against(own: Keys): string | null {
    try {
      withKeys(this.#deps.environment, { ...this.#fitting, ...own });
      return null;
    } catch (error) {
      return (error as Error).message;
    }
  }

  async #ask(): Promise<Read> {
    const rows = await this.#deps.connection.db.select().from(keptKeys);
    const keys: Keys = {};
    const unread: KeyName[] = [];
    for (const { name, valueSealed } of rows) {
      if (this.says(name)) continue;
      try {
        keys[name] = this.#deps.vault.open(keptKeys.valueSealed, name, valueSealed);
      } catch {
        // Told by `fit`, once and not at every look.
        unread.push(name);
      }
    }
    const read = { keys, unread };
    return isDeepStrictEqual(read, this.#read) ? this.#read : read;
  }
}
