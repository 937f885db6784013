import { desc, eq } from 'drizzle-orm';
import type { DbConnection } from '@/db/client';
import { settingVersions } from '@/db/schema/settings';
import { pauses } from '@/db/schema/shelf';
import type { Pause } from '@/lib/domain/catalogue/pause';
import { DEFAULT_LOCALE, type Locale } from '@/lib/domain/core/locale';
import {
  type AgreedTexts,
  LEGAL_PAGES,
  type PageChange,
  pageText,
  SHOP_PAGES,
  type ShopPage,
} from '@/lib/domain/shop/pages';
import type { Said } from '@/lib/domain/shop/said';
import { type Shop, type ShopChange, shopOf } from '@/lib/domain/shop/settings';
import type { Log } from '@/lib/platform/log';
import { Kept } from './kept';

type SettingVersion = { id: number; value: Record<string, unknown> };
type Settings = { shop: Shop; versions: ReadonlyMap<string, SettingVersion>; pause: Pause | null };

/** The newest settings, read once and kept until somebody changes them, on whichever replica. */
export class KeptSettings {
  readonly #connection: Pick<DbConnection, 'db' | 'listener'>;
  readonly #fromEnvironment: ShopChange;
  readonly #kept: Kept<Settings>;

  constructor(connection: Pick<DbConnection, 'db' | 'listener'>, fromEnvironment: ShopChange, log: Log) {
    this.#connection = connection;
    this.#fromEnvironment = fromEnvironment;
    this.#kept = new Kept(connection.listener, () => this.#ask(), log);
  }

  /** What the environment says is not to be changed elsewhere. */
  get fixed(): string[] {
    return Object.keys(this.#fromEnvironment);
  }

  async shop(): Promise<Shop> {
    return (await this.#kept.read()).shop;
  }

  /** A page as it is now, with the settings put in; its text is empty while it is not published, its version 0 while it was never set. */
  async page(page: ShopPage, locale: Locale): Promise<{ version: number; text: string }> {
    const { shop, versions } = await this.#kept.read();
    const newest = versions.get(page);
    return { version: newest?.id ?? 0, text: pageText(newest?.value, shop, locale) };
  }

  /** A page as the merchant wrote it. */
  async written(page: ShopPage): Promise<Said> {
    const value: PageChange | undefined = (await this.#kept.read()).versions.get(page)?.value;
    return value?.body ?? {};
  }

  /** Which version of each text is shown before paying, and of the settings put into them. */
  async agreed(): Promise<AgreedTexts> {
    const { versions } = await this.#kept.read();
    return Object.fromEntries(
      [...LEGAL_PAGES, 'shop'].map((key) => [key, versions.get(key)?.id ?? 0]).filter(([, id]) => id !== 0),
    );
  }

  /** The shop as it was when that was agreed to; as it is where nothing was set then. */
  async shopThen(agreed: AgreedTexts | null): Promise<Shop> {
    if (!agreed?.shop) return this.shop();
    const { id, value } = settingVersions;
    const [then] = await this.#connection.db.select({ value }).from(settingVersions).where(eq(id, agreed.shop));
    return shopOf(then?.value ?? {}, this.#fromEnvironment);
  }

  /** Those that have a text, in the order of the footer. */
  async published(): Promise<ShopPage[]> {
    const { shop, versions } = await this.#kept.read();
    return SHOP_PAGES.filter((page) => pageText(versions.get(page)?.value, shop, DEFAULT_LOCALE) !== '');
  }

  /** Of the whole shop, while it lasts. */
  async shopPause(now: Date): Promise<Pause | null> {
    const { pause } = await this.#kept.read();
    return pause?.until && pause.until <= now ? null : pause;
  }

  /** Whoever has just changed them asks anew at once. */
  forget(): void {
    this.#kept.forget();
  }

  async #ask(): Promise<Settings> {
    const { id, key, value } = settingVersions;
    const rows = await this.#connection.db
      .selectDistinctOn([key], { id, key, value })
      .from(settingVersions)
      .orderBy(key, desc(id));
    const versions = new Map(rows.map((row) => [row.key, { id: row.id, value: row.value }]));
    const shop = shopOf((versions.get('shop')?.value ?? {}) as ShopChange, this.#fromEnvironment);
    const { scope, message, until } = pauses;
    const [pause = null] = await this.#connection.db.select({ message, until }).from(pauses).where(eq(scope, 'shop'));
    return { shop, versions, pause };
  }
}
