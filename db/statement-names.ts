import { createHash } from 'node:crypto';

/** Texts this process remembers; the oldest is forgotten first. */
const MOST_TEXTS = 1_000;
/** Prepared statements one connection may hold; it is replaced now and then, and begins anew. */
const MOST_PER_CONNECTION = 256;
/** Longer ones are lists of many rows, whose text hardly comes twice. */
const LONGEST_TEXT = 8_000;

/**
 * Which statements are prepared, and under what name: those with values whose text comes a second time. So a list of
 * any length (`in ($1, $2, …)`) neither fills the server nor pushes out what is asked every second.
 */
export class StatementNames {
  readonly #texts = new Map<string, string>();
  readonly #held = new WeakMap<object, Set<string>>();

  /** The name to run `text` under on this connection, or undefined to run it unprepared. */
  nameOf(connection: object, text: string, values: readonly unknown[]): string | undefined {
    if (values.length === 0 || text.length > LONGEST_TEXT) return undefined;
    const name = this.#texts.get(text);
    if (name === undefined) {
      const [oldest] = this.#texts.keys();
      if (this.#texts.size >= MOST_TEXTS && oldest !== undefined) this.#texts.delete(oldest);
      this.#texts.set(text, createHash('sha1').update(text).digest('base64url'));
      return undefined;
    }
    const held = this.#held.get(connection) ?? new Set();
    this.#held.set(connection, held);
    if (!held.has(name) && held.size >= MOST_PER_CONNECTION) return undefined;
    held.add(name);
    return name;
  }
}
