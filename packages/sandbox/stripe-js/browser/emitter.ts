export type Handler = (event: unknown) => unknown;

/** Named events with any number of handlers each. */
export class Emitter {
  readonly #handlers = new Map<string, { handler: Handler; once: boolean }[]>();

  on(name: string, handler: Handler, once = false): void {
    this.#handlers.set(name, [...(this.#handlers.get(name) ?? []), { handler, once }]);
  }

  /** Without a handler, all of that event are removed. */
  off(name: string, handler?: Handler): void {
    const kept = handler ? (this.#handlers.get(name) ?? []).filter((entry) => entry.handler !== handler) : [];
    this.#handlers.set(name, kept);
  }

  emit(name: string, event: unknown): void {
    for (const { handler, once } of this.#handlers.get(name) ?? []) {
      if (once) this.off(name, handler);
      handler(event);
    }
  }
}
