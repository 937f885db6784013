import { h } from './dom';

const METHODS = {
  card: 'Card',
  klarna: 'Klarna',
  multibanco: 'Multibanco',
  oxxo: 'OXXO',
  konbini: 'Konbini',
  sepa_debit: 'SEPA Direct Debit',
} as const;
export type MethodType = keyof typeof METHODS;

/** The ways to pay, one beside the other. Radio buttons underneath, so that arrow keys move between them. */
export class MethodTabs {
  readonly root: HTMLDivElement;
  readonly #radios: HTMLInputElement[] = [];
  readonly #onChoose: () => void;

  constructor(onChoose: () => void) {
    this.root = h('div', { class: 'Tabs', role: 'radiogroup', 'aria-label': 'Way to pay' });
    this.#onChoose = onChoose;
    this.offer(['card', 'klarna']);
  }

  /** Names that nobody knows here are left out. */
  offer(types: readonly string[]): void {
    for (const [value, label] of Object.entries(METHODS).filter(([value]) => types.includes(value))) {
      const radio = h('input', { type: 'radio', name: 'method', value, class: 'TabInput' });
      radio.checked = value === 'card';
      radio.addEventListener('change', this.#onChoose);
      this.#radios.push(radio);
      this.root.append(h('label', { class: 'Tab' }, radio, label));
    }
  }

  get chosen(): MethodType {
    const value = this.#radios.find(({ checked }) => checked)?.value;
    return (Object.keys(METHODS) as MethodType[]).find((type) => type === value) ?? 'card';
  }
}
