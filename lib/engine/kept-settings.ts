import { desc } from 'drizzle-orm';
import type { DbConnection } from '@/db/client';
import { settingVersions } from '@/db/schema/settings';
import { type Shop, type ShopChange, shopOf } from '@/lib/domain/shop/settings';
import type { Log } from '@/lib/platform/log';

export type SettingVersion = { id: number; value: Record<string, unknown> };
type Kept = { shop: Shop; versions: ReadonlyMap<string, SettingVersion> };

export const SETTINGS_CHANGED = 'settings_changed';
/** Where notifications come through nothing older is needed, and where they do not (a pooler, serverless) nothing older is used. */
const HEARING_MS = 30_000;
const DEAF_MS = 1_000;

/** The newest settings, read once and kept until somebody changes them, on whichever replica. */
export class KeptSettings {
  readonly #connection: Pick<DbConnection, 'db' | 'listener'>;
  readonly #fromEnvironment: ShopChange;
  readonly #log: Log;
  #hearing: 'not asked' | 'asked' | 'yes' = 'not asked';
  #reading: { atMs: number; kept: Promise<Kept> } | null = null;
  #last: Kept | null = null;

  constructor(connection: Pick<DbConnection, 'db' | 'listener'>, fromEnvironment: ShopChange, log: Log) {
    this.#connection = connection;
    this.#fromEnvironment = fromEnvironment;
    this.#log = log;
  }

  /** What the environment says is not to be changed elsewhere. */
  get fixed(): string[] {
    return Object.keys(this.#fromEnvironment);
  }

  async shop(): Promise<Shop> {
    return (await this.#read()).shop;
  }

  /** Null where the key was never set. */
  async newest(key: string): Promise<SettingVersion | null> {
    return (await this.#read()).versions.get(key) ?? null;
  }

  /** Whoever has just changed them asks anew at once. */
  forget(): void {
    this.#reading = null;
  }

  #read(): Promise<Kept> {
    this.#listen();
    const keepMs = this.#hearing === 'yes' ? HEARING_MS : DEAF_MS;
    if (this.#reading === null || performance.now() - this.#reading.atMs > keepMs)
      this.#reading = { atMs: performance.now(), kept: this.#ask() };
    return this.#reading.kept;
  }

  async #ask(): Promise<Kept> {
    try {
      const { id, key, value } = settingVersions;
      const rows = await this.#connection.db
        .selectDistinctOn([key], { id, key, value })
        .from(settingVersions)
        .orderBy(key, desc(id));
      const versions = new Map(rows.map((row) => [row.key, { id: row.id, value: row.value }]));
      const shop = shopOf((versions.get('shop')?.value ?? {}) as ShopChange, this.#fromEnvironment);
      this.#last = { shop, versions };
      return this.#last;
    } catch (error) {
      this.forget();
      if (!this.#last) throw error;
      this.#log.warn({ err: error }, 'the settings are those read before');
      return this.#last;
    }
  }

  #listen(): void {
    if (this.#hearing !== 'not asked') return;
    this.#hearing = 'asked';
    const forget = () => this.forget();
    this.#connection.listener.listen(SETTINGS_CHANGED, forget, forget).then(
      () => {
        this.#hearing = 'yes';
      },
      () => {
        this.#hearing = 'not asked';
      },
    );
  }
}
