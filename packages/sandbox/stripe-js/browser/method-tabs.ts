import { h } from './dom';

const METHODS = { card: 'Card', klarna: 'Klarna' } as const;
export type MethodType = keyof typeof METHODS;

/** The ways to pay, one beside the other. Radio buttons underneath, so that arrow keys move between them. */
export class MethodTabs {
  readonly root: HTMLDivElement;
  readonly #radios: HTMLInputElement[] = [];

  constructor(onChoose: () => void) {
    this.root = h('div', { class: 'Tabs', role: 'radiogroup', 'aria-label': 'Way to pay' });
    for (const [value, label] of Object.entries(METHODS)) {
      const radio = h('input', { type: 'radio', name: 'method', value, class: 'TabInput' });
      radio.checked = value === 'card';
      radio.addEventListener('change', onChoose);
      this.#radios.push(radio);
      this.root.append(h('label', { class: 'Tab' }, radio, label));
    }
  }

  get chosen(): MethodType {
    return this.#radios.find(({ checked }) => checked)?.value === 'klarna' ? 'klarna' : 'card';
  }
}
