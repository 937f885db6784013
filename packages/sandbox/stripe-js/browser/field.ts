import { arrowIcon } from './arrow-icon';
import type { Choice } from './countries';
import { h } from './dom';
import { afterPointerRelease } from './pointer-release';
import { isIncomplete, type Problem } from './problem';

export type FieldOptions = {
  /** Also the id inside the shadow root, and the input's `name`. */
  name: string;
  label: string;
  autocomplete: string;
  inputMode?: 'numeric' | 'tel' | 'email';
  placeholder?: string;
  /** With choices the control is a select, else a text input. */
  choices?: Choice[];
  /** Rewrites the text while it is typed. It may move, add or drop separators, not reorder letters and digits. */
  format?: (text: string) => string;
  check?: (value: string) => Problem | undefined;
};

/** One labelled control with its own error line, wired for screen readers. */
export class Field {
  readonly root: HTMLDivElement;
  readonly control: HTMLInputElement | HTMLSelectElement;
  readonly #options: FieldOptions;
  readonly #label: HTMLLabelElement;
  readonly #error: HTMLParagraphElement;
  readonly #box: HTMLDivElement;

  constructor(options: FieldOptions) {
    this.#options = options;
    const { name, autocomplete, inputMode, placeholder, choices, label } = options;
    const shared = { id: name, name, autocomplete, 'aria-describedby': `${name}-error` };
    this.control = choices
      ? h('select', { ...shared, class: 'Input Input--select' })
      : h('input', { ...shared, class: 'Input', type: 'text', inputmode: inputMode, placeholder, spellcheck: 'false' });
    this.#label = h('label', { class: 'Label', for: name }, label);
    this.#error = h('p', { class: 'Error', id: `${name}-error`, 'aria-live': 'polite' });
    this.#box = h('div', { class: 'Box' }, this.control);
    this.root = h('div', { class: 'Field' }, this.#label, this.#box, this.#error);
    if (choices) {
      this.setIcon(arrowIcon());
      this.setChoices(choices);
    }
    this.control.addEventListener('input', () => this.#typed());
    this.control.addEventListener('blur', () => afterPointerRelease(() => this.#left()));
  }

  get name(): string {
    return this.#options.name;
  }

  get value(): string {
    return this.control.value;
  }

  set value(text: string) {
    this.control.value = this.#options.format?.(text) ?? text;
  }

  get hidden(): boolean {
    return Boolean(this.root.hidden);
  }

  set hidden(hidden: boolean) {
    this.root.hidden = hidden;
    if (hidden) this.#show(undefined);
  }

  set label(text: string) {
    this.#label.textContent = text;
  }

  setChoices(choices: Choice[], empty?: string): void {
    const kept = this.value;
    const options = choices.map(({ value, label }) => h('option', { value }, label));
    this.control.replaceChildren(...(empty === undefined ? [] : [h('option', { value: '' }, empty)]), ...options);
    if (choices.some(({ value }) => value === kept)) this.control.value = kept;
  }

  /** Puts a picture at the end of the control, in place of the one before. */
  setIcon(icon: SVGElement): void {
    this.#box.querySelector('.Icon')?.remove();
    this.#box.append(icon);
    this.#box.classList.add('Box--icon');
  }

  /** What is wrong now, shown or not. A hidden field has no problem. */
  problem(): Problem | undefined {
    return this.hidden ? undefined : this.#options.check?.(this.value);
  }

  /** Shows the problem, if any, and returns it. */
  reveal(): Problem | undefined {
    const problem = this.problem();
    this.#show(problem);
    return problem;
  }

  /** After a change elsewhere: takes back an error that no longer holds. */
  recheck(): void {
    if (this.#error.textContent !== '') this.#show(this.problem());
  }

  clear(): void {
    this.value = '';
    this.#show(undefined);
  }

  #left(): void {
    if (this.value !== '' && !this.control.matches(':focus')) this.#show(this.problem());
  }

  #typed(): void {
    const { format } = this.#options;
    if (format && this.control instanceof HTMLInputElement) reformat(this.control, format);
    const problem = this.problem();
    this.#show(problem && isIncomplete(problem) ? undefined : problem);
  }

  #show(problem: Problem | undefined): void {
    const message = problem?.message ?? '';
    // The same words again would be read out again.
    if (this.#error.textContent !== message) this.#error.textContent = message;
    this.control.classList.toggle('Input--invalid', problem !== undefined);
    if (problem) this.control.setAttribute('aria-invalid', 'true');
    else this.control.removeAttribute('aria-invalid');
  }
}

/** Formats in place and leaves the caret behind the same digit or letter as before. */
function reformat(input: HTMLInputElement, format: (text: string) => string): void {
  const caret = input.selectionStart ?? input.value.length;
  const atEnd = caret === input.value.length;
  const before = input.value.slice(0, caret).replace(/\W/g, '').length;
  const formatted = format(input.value);
  if (formatted === input.value) return;
  input.value = formatted;
  const position = atEnd ? formatted.length : positionAfter(formatted, before);
  input.setSelectionRange(position, position);
}

function positionAfter(text: string, count: number): number {
  let seen = 0;
  for (let i = 0; i < text.length; i++) {
    if (seen === count) return i;
    if (/\w/.test(text.charAt(i))) seen++;
  }
  return text.length;
}
