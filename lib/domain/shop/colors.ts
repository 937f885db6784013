/** Text smaller than a heading needs it (WCAG 2.2, 1.4.3). */
export const LEAST_CONTRAST = 4.5;

export type Scheme = 'light' | 'dark';
/** What text in the accent stands on in each scheme, as `app/globals.css` has it, and what may stand on the accent. */
const GROUNDS: Record<Scheme, readonly string[]> = {
  light: ['#fbfaf8', '#ffffff', '#f2f0ec'],
  dark: ['#121312', '#1a1b1a', '#222422'],
};
const SOFT_SHARE = { light: 0.1, dark: 0.18 };
const HOVER_SHARE = 0.18;

export type AccentColors = { accent: string; hover: string; on: string; soft: string };

/** All that follows from one accent of six hex digits: what stands on it, under the pointer, and as a pale ground. */
export function accentColors(accent: string, scheme: Scheme): AccentColors {
  const page = GROUNDS[scheme][0] ?? '#ffffff';
  const on = contrast('#ffffff', accent) >= contrast('#111211', accent) ? '#ffffff' : '#111211';
  return {
    accent,
    on,
    hover: mixed(accent, on === '#ffffff' ? '#000000' : '#ffffff', HOVER_SHARE),
    soft: mixed(page, accent, SOFT_SHARE[scheme]),
  };
}

/** The least contrast that this accent has where the shop writes in it or on it. */
export function leastContrast(accent: string, scheme: Scheme): number {
  const { on, soft, hover } = accentColors(accent, scheme);
  const grounds = [...GROUNDS[scheme], soft].map((ground) => contrast(accent, ground));
  return Math.min(...grounds, contrast(on, accent), contrast(on, hover));
}

/** WCAG's contrast of two colours: 1 (none) to 21. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mixed(ground: string, color: string, share: number): string {
  const over = channels(color);
  const parts = channels(ground).map((value, at) => Math.round(value + ((over[at] ?? 0) - value) * share));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function channels(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}

/** The accents of `app/globals.css`. */
export const OWN_ACCENT: Record<Scheme, string> = { light: '#0e6650', dark: '#6fd8b4' };

/** Style properties that put the merchant's accents over ours; none where both are ours. */
export function accentStyle({ accent, night }: { accent: string; night: string }): Record<string, string> {
  if (accent === '' && night === '') return {};
  const light = accentColors(accent || OWN_ACCENT.light, 'light');
  const dark = accentColors(night || OWN_ACCENT.dark, 'dark');
  const both = (name: keyof AccentColors) => `light-dark(${light[name]}, ${dark[name]})`;
  return {
    '--accent': both('accent'),
    '--accent-hover': both('hover'),
    '--on-accent': both('on'),
    '--accent-soft': both('soft'),
  };
}
