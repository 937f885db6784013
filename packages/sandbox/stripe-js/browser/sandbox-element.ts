import type { StripeError } from '@stripe/stripe-js';
import { h } from './dom';
import { Emitter, type Handler } from './emitter';
import { IntegrationError } from './integration-error';
import type { Panel } from './panel';
import { validationError } from './problem';

/** What an element needs from the group it belongs to. */
export type Group = {
  readonly stylesheet: CSSStyleSheet;
  /** Resolves once the payment is known, with an error where it could not be read. */
  load: () => Promise<StripeError | undefined>;
  /** What the account takes besides cards and Klarna. */
  offered: () => Promise<string[]>;
  release: (element: SandboxElement) => void;
};

/** React attaches its listeners in an effect after `mount()`: nothing may be emitted before that. */
const LOADER_DELAY_MS = 25;

/**
 * What all elements share: mounting, events and the end of their life. Stripe's own live in an iframe; these render
 * into an open shadow root, so that tests and accessibility checkers can look inside.
 */
export abstract class SandboxElement {
  readonly #group: Group;
  readonly #emitter = new Emitter();
  #host: HTMLElement | undefined;
  #ready = false;
  #destroyed = false;
  #lastChange: string | undefined;

  protected constructor(
    /** Stripe's name of the element, e.g. `payment`. */
    readonly elementType: string,
    group: Group,
  ) {
    this.#group = group;
  }

  /** The fields; `undefined` where the element shows nothing. */
  protected abstract readonly panel: Panel | undefined;
  /** The payload of `change`, without `elementType`. */
  protected abstract value(): Record<string, unknown>;
  /** Merges new options into those of `create`. */
  abstract update(options: object): this;

  mount(target: string | HTMLElement): void {
    this.#assertAlive();
    const container = typeof target === 'string' ? document.querySelector(target) : target;
    if (!(container instanceof HTMLElement)) {
      throw new IntegrationError(`Cannot mount the ${this.elementType} Element: ${String(target)} is not in the page.`);
    }
    if (this.#host?.parentElement === container) return;
    this.unmount();
    const host = h('div', { class: '__PrivateStripeElement' });
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [this.#group.stylesheet];
    if (this.panel) root.append(this.panel.root);
    container.classList.add('StripeElement');
    container.replaceChildren(host);
    this.#host = host;
    this.#announce(host);
  }

  unmount(): void {
    this.#assertAlive();
    this.#host?.parentElement?.classList.remove('StripeElement');
    this.#host?.remove();
    this.#host = undefined;
    this.#ready = false;
  }

  destroy(): void {
    this.unmount();
    this.#destroyed = true;
    this.#group.release(this);
  }

  on(name: string, handler: Handler): this {
    this.#emitter.on(name, handler);
    return this;
  }

  once(name: string, handler: Handler): this {
    this.#emitter.on(name, handler, true);
    return this;
  }

  off(name: string, handler?: Handler): this {
    this.#emitter.off(name, handler);
    return this;
  }

  focus(): void {
    this.#assertAlive();
    this.panel?.focus();
  }

  blur(): void {
    this.#assertAlive();
    this.panel?.blur();
  }

  clear(): void {
    this.#assertAlive();
    this.panel?.clear();
    this.changed();
  }

  /** Part of `elements.submit()`: shows the shopper every problem and returns the first. */
  submit(): StripeError | undefined {
    const problem = this.panel?.reveal();
    return problem && validationError(problem);
  }

  /** Part of `elements.submit()`: brings the shopper to the first problem. */
  focusProblem(): void {
    this.panel?.focusProblem();
  }

  protected emit(name: string, payload: Record<string, unknown> = {}): void {
    this.#emitter.emit(name, { elementType: this.elementType, ...payload });
  }

  /** The payload of `ready`, for the elements that have one. */
  protected readyPayload(): Record<string, unknown> {
    return {};
  }

  /** Emits `change` when there is something new to say. */
  protected changed(): void {
    const value = this.value();
    const text = JSON.stringify(value);
    if (!this.#ready || text === this.#lastChange) return;
    const first = this.#lastChange === undefined;
    this.#lastChange = text;
    if (!first || value.empty === false) this.emit('change', value);
  }

  protected panelEvents() {
    return {
      change: () => this.changed(),
      focus: () => this.emit('focus'),
      blur: () => this.emit('blur'),
      escape: () => this.emit('escape'),
    };
  }

  #announce(host: HTMLElement): void {
    const step = (then: () => void) => setTimeout(() => this.#host === host && then(), LOADER_DELAY_MS);
    step(() => {
      this.emit('loaderstart');
      step(async () => {
        const error = await this.#group.load();
        if (this.#host !== host) return;
        if (error) {
          this.emit('loaderror', { error });
          return;
        }
        this.#ready = true;
        this.emit('ready', this.readyPayload());
        this.changed();
      });
    });
  }

  #assertAlive(): void {
    if (!this.#destroyed) return;
    throw new IntegrationError(`This ${this.elementType} Element has been destroyed. Create a new one instead.`);
  }
}
