export type Rgb = { r: number; g: number; b: number };

/** `'d9c7a7'` → its channels, 0 to 255. Throws on anything but six hex digits. */
export function rgb(hex: string): Rgb {
  if (!/^[0-9a-f]{6}$/i.test(hex)) throw new Error(`not a colour: ${hex}`);
  const value = Number.parseInt(hex, 16);
  return { r: value >> 16, g: (value >> 8) & 255, b: value & 255 };
}

/** `share` 0 gives `from`, 1 gives `to`. All without `#` going in, with `#` coming out. */
export function mix(from: string, to: string, share: number): string {
  const a = rgb(from);
  const b = rgb(to);
  const channel = (x: number, y: number) =>
    Math.round(x + (y - x) * share)
      .toString(16)
      .padStart(2, '0');
  return `#${channel(a.r, b.r)}${channel(a.g, b.g)}${channel(a.b, b.b)}`;
}

/** Perceived brightness, 0 (black) to 1 (white). */
export function brightness(hex: string): number {
  const { r, g, b } = rgb(hex);
  return Math.sqrt(0.299 * r ** 2 + 0.587 * g ** 2 + 0.114 * b ** 2) / 255;
}
