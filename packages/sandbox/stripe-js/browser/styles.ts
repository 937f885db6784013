import type { Appearance } from '@stripe/stripe-js';
import { variablesOf } from './appearance';

/** Class names are those of Stripe's Appearance API, so that its `rules` find them. The first rule takes the variables. */
const CSS = `
:host { display: block; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
.Panel { container-type: inline-size; display: grid; gap: var(--gridRowSpacing); color: var(--colorText);
  font: var(--fontWeightNormal) var(--fontSizeBase)/1.25 var(--fontFamily); text-align: start; }
.Tabs { display: flex; gap: var(--gridColumnSpacing); }
.Tab { display: flex; flex: 1; align-items: center; gap: calc(var(--spacingUnit) * 2); min-height: 46px; cursor: pointer;
  padding: 0 calc(var(--spacingUnit) * 3); border: 1px solid color-mix(in srgb, var(--colorText) 55%, var(--colorBackground));
  border-radius: var(--borderRadius); background-color: var(--colorBackground); font-weight: var(--fontWeightMedium); }
.Tab:has(:checked) { border-color: var(--colorPrimary); box-shadow: 0 0 0 1px var(--colorPrimary); }
.Tab:has(:focus-visible) { outline: 2px solid var(--colorPrimary); outline-offset: 2px; }
.TabInput { margin: 0; accent-color: var(--colorPrimary); outline: none; }
.Row { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); align-items: start;
  gap: var(--gridRowSpacing) var(--gridColumnSpacing); }
.Row:not(:has(> :not([hidden]))) { display: none; }
@container (max-width: 250px) { .Row { grid-auto-flow: row; } }
.Label { display: block; margin-bottom: var(--spacingUnit); font-size: var(--fontSizeSm);
  font-weight: var(--fontWeightMedium); }
.Box { position: relative; }
.Input { display: block; width: 100%; min-height: 46px; margin: 0; padding: calc(var(--spacingUnit) * 2.5) calc(var(--spacingUnit) * 3);
  border: 1px solid color-mix(in srgb, var(--colorText) 55%, var(--colorBackground)); border-radius: var(--borderRadius);
  font: inherit; line-height: 1.375; color: var(--colorText); background-color: var(--colorBackground); appearance: none;
  transition: border-color 0.15s, box-shadow 0.15s; }
.Input::placeholder { color: var(--colorTextPlaceholder); opacity: 1; }
.Input:focus { border-color: var(--colorPrimary); outline: 2px solid transparent;
  box-shadow: 0 0 0 1px var(--colorPrimary), 0 0 0 4px color-mix(in srgb, var(--colorPrimary) 25%, transparent); }
.Input:disabled { opacity: 0.6; cursor: not-allowed; }
.Input:-webkit-autofill { -webkit-text-fill-color: var(--colorText);
  box-shadow: 0 0 0 100px var(--colorBackground) inset; }
.Input.Input--invalid { border-color: var(--colorDanger); box-shadow: 0 0 0 1px var(--colorDanger); color: var(--colorDanger); }
.Input.Input--invalid:focus { border-color: var(--colorDanger);
  box-shadow: 0 0 0 1px var(--colorDanger), 0 0 0 4px color-mix(in srgb, var(--colorDanger) 25%, transparent); }
.Input--select { cursor: pointer; text-overflow: ellipsis; }
.Input--select option { color: var(--colorText); background-color: var(--colorBackground); }
.Box--icon .Input { padding-inline-end: calc(var(--spacingUnit) * 4 + 32px); }
.Box--icon .Input--select { padding-inline-end: calc(var(--spacingUnit) * 4 + 14px); }
.Icon { position: absolute; inset-block: 0; inset-inline-end: calc(var(--spacingUnit) * 3); height: 22px; margin-block: auto;
  pointer-events: none; }
.Error { margin: var(--spacingUnit) 0 0; font-size: var(--fontSizeSm); color: var(--colorDanger); }
.Error:empty { display: none; }
.Hint { margin: 0; font-size: var(--fontSizeSm); line-height: 1.45; color: var(--colorTextSecondary); }
@media (prefers-reduced-motion: reduce) { .Input { transition: none; } }`;

/** The look of all elements in a group. One sheet for all of them, so that a change of theme shows at once. */
export class Look {
  readonly sheet = new CSSStyleSheet();

  apply(appearance: Appearance): void {
    this.sheet.replaceSync(CSS);
    this.#set(
      this.sheet.cssRules[0],
      variablesOf(appearance, (message) => console.warn(message)),
    );
    if (appearance.disableAnimations) this.#add('.Input', { transition: 'none' });
    for (const [selector, properties] of Object.entries(appearance.rules ?? {})) this.#add(selector, properties);
  }

  #add(selector: string, properties: Record<string, string>): void {
    if (!CSS_CLASS.test(selector)) {
      console.warn(`Elements: ${selector} is not a selector that appearance.rules takes.`);
      return;
    }
    // `.Input--invalid` must win over `.Input`, whichever of them the page or the theme has set.
    const state = selector.replace(/(\.[A-Z]\w*)--/g, '$1$1--');
    const index = this.sheet.insertRule(`${state} {}`, this.sheet.cssRules.length);
    this.#set(this.sheet.cssRules[index], properties);
  }

  #set(rule: CSSRule | undefined, properties: Record<string, string>): void {
    if (!(rule instanceof CSSStyleRule)) return;
    for (const [name, value] of Object.entries(properties)) rule.style.setProperty(cssName(name), value);
  }
}

/** `.Input`, `.Input:focus`, `.Input--invalid`, `.Tab .Label`: what Stripe takes starts with one of its class names. */
const CSS_CLASS = /^\.[A-Z][\w-]*(:{1,2}[a-z-]+)?( \.[A-Z][\w-]*(:{1,2}[a-z-]+)?)*$/;

/** `boxShadow` → `box-shadow`; custom properties keep their capitals. */
function cssName(name: string): string {
  return name.startsWith('--') ? name : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
