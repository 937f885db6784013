/** What an adapter writes down where nobody outside keeps its orders: a page for each, by our number. */
export type Book = {
  /** Null where there is no such page. */
  read: (number: string) => Promise<unknown>;
  /** Begins a page, unless there is one. */
  begin: (number: string, page: unknown) => Promise<void>;
  /** Writes on it anew while nobody else does; throws what `write` throws, and then nothing is written. */
  change: (number: string, write: (page: unknown) => unknown) => Promise<void>;
  /** The newest first. */
  list: (offset: number, limit: number) => Promise<unknown[]>;
};
