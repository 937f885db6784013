import { brightness } from './color';
import { DARK_INK, DESIGNS, type DesignName, LIGHT_INK } from './design';
import { KINDS, type KindName } from './kinds';
import { inScene } from './settings';
import { shadow, sheet, studio, zoom } from './studio';

export const VIEWS = ['front', 'detail', 'scene'] as const;
export type View = (typeof VIEWS)[number];

/** `plain` is the bare good. */
export type PictureOf = { kind: KindName; design: DesignName | 'plain'; hex: string; view: View };

/** Art printed with dark lines on light goods and with light lines on dark ones. */
const INK_TURNS_AT = 0.55;

/** The SVG of a product picture, `size` × `size` pixels. */
export function productPicture({ kind: name, design: designName, hex, view }: PictureOf, size: number): string {
  const kind = KINDS[name];
  const { art, paper } = designName === 'plain' ? { art: () => '', paper: `#${hex}` } : DESIGNS[designName];
  const ground = kind.printsOn === 'paper' ? paper.slice(1) : hex;
  const look = { hex, paper, art: art(brightness(ground) > INK_TURNS_AT ? DARK_INK : LIGHT_INK) };
  const goods = shadow(kind) + kind.draw(look);
  if (view === 'scene') return sheet(size, inScene(kind, goods));
  return sheet(size, studio(kind.rests) + zoom(goods, view === 'front' ? kind.front : kind.detail));
}

/** The print file of a design: its art alone, on nothing. */
export function printFile(name: DesignName, size: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 1000 1000">${DESIGNS[name].art(DARK_INK)}</svg>`;
}
