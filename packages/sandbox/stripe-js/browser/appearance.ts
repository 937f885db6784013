import type { Appearance } from '@stripe/stripe-js';

/** The variables that the sandbox's elements follow; Stripe has more. All end up as CSS custom properties. */
const DEFAULTS = {
  colorPrimary: '#0570de',
  colorBackground: '#ffffff',
  colorText: '#30313d',
  colorDanger: '#df1b41',
  colorTextSecondary: 'color-mix(in srgb, var(--colorText) 78%, transparent)',
  colorTextPlaceholder: 'color-mix(in srgb, var(--colorText) 72%, var(--colorBackground))',
  borderRadius: '6px',
  fontFamily: 'system-ui, sans-serif',
  fontSizeBase: '16px',
  fontSizeSm: '0.875em',
  fontWeightNormal: '400',
  fontWeightMedium: '500',
  spacingUnit: '4px',
  gridRowSpacing: 'calc(var(--spacingUnit) * 4)',
  gridColumnSpacing: 'calc(var(--spacingUnit) * 3)',
};
type Variable = keyof typeof DEFAULTS;

const THEMES: Record<'stripe' | 'flat' | 'night', Partial<Record<Variable, string>>> = {
  stripe: {},
  flat: { colorBackground: '#f1f2f4', borderRadius: '4px' },
  night: { colorPrimary: '#4da3ff', colorBackground: '#30313d', colorText: '#ffffff', colorDanger: '#fe87a1' },
};

/** Custom properties for an appearance, e.g. `{'--colorText': '#30313d'}`. `warn` hears of what Stripe would not take. */
export function variablesOf(appearance: Appearance, warn: (message: string) => void): Record<string, string> {
  const themed = { ...DEFAULTS, ...THEMES[appearance.theme ?? 'stripe'] };
  const given = new Map<string, string>();
  for (const [name, value] of Object.entries(appearance.variables ?? {})) {
    if (value === undefined) continue;
    if (isUsable(name, value)) given.set(name, value);
    else warn(`Elements: Stripe cannot read the appearance variable ${name}: ${value}.`);
  }
  return Object.fromEntries(Object.entries(themed).map(([name, value]) => [`--${name}`, given.get(name) ?? value]));
}

/** Stripe's elements stand in frames of their own: the page's custom properties mean nothing there, nor do newer colours. */
function isUsable(name: string, value: string): boolean {
  if (value.includes('var(')) return false;
  return !/^color[A-Z]/.test(name) || /^(#[0-9a-f]{3,8}|(rgb|hsl)a?\([^)]+\)|[a-z]+)$/i.test(value.trim());
}
