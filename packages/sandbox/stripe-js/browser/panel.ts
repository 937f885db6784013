import { h } from './dom';
import type { Field } from './field';
import type { Problem } from './problem';

export type PanelEvents = { change: () => void; focus: () => void; blur: () => void; escape: () => void };

/** A group of fields laid out in rows. Reports what happens inside as one. */
export class Panel {
  readonly root: HTMLDivElement;
  readonly #fields: Field[];

  constructor(label: string, rows: Field[][], events: PanelEvents) {
    this.#fields = rows.flat();
    this.root = h('div', { class: 'Panel', role: 'group', 'aria-label': label });
    for (const row of rows) this.root.append(h('div', { class: 'Row' }, ...row.map(({ root }) => root)));
    this.root.addEventListener('input', () => events.change());
    this.root.addEventListener('focusin', (event) => {
      if (!this.#contains(event.relatedTarget)) events.focus();
    });
    this.root.addEventListener('focusout', (event) => {
      if (!this.#contains(event.relatedTarget)) events.blur();
    });
    this.root.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') events.escape();
      if (event.key === 'Enter' && event.target instanceof HTMLInputElement) submitFormAround(this.root);
    });
  }

  get shown(): Field[] {
    return this.#fields.filter((field) => !field.hidden);
  }

  /** A select always holds something, so only what can be typed counts. */
  get empty(): boolean {
    return this.shown.every(({ control, value }) => control instanceof HTMLSelectElement || value === '');
  }

  get complete(): boolean {
    return this.firstProblem() === undefined;
  }

  firstProblem(): Problem | undefined {
    for (const field of this.shown) {
      const problem = field.problem();
      if (problem) return problem;
    }
    return undefined;
  }

  /** Shows every problem and returns the first. */
  reveal(): Problem | undefined {
    const [first] = this.shown.flatMap((field) => field.reveal() ?? []);
    return first;
  }

  focusProblem(): void {
    this.shown.find((field) => field.problem() !== undefined)?.control.focus();
  }

  set disabled(disabled: boolean) {
    for (const { control } of this.#fields) control.disabled = disabled;
  }

  focus(): void {
    this.shown[0]?.control.focus();
  }

  blur(): void {
    for (const { control } of this.#fields) control.blur();
  }

  clear(): void {
    for (const field of this.#fields) {
      if (field.control instanceof HTMLInputElement) field.clear();
    }
  }

  #contains(target: EventTarget | null): boolean {
    return target instanceof Node && this.root.contains(target);
  }
}

/** Inputs in a shadow root do not belong to the shop's form, yet Enter should send it, as it does from Stripe's frames. */
function submitFormAround(node: Node): void {
  const root = node.getRootNode();
  if (root instanceof ShadowRoot) root.host.closest('form')?.requestSubmit();
}
