import type { GoodsPicture } from '../../pictures/goods-picture';
import { brightness } from './color';
import { DARK_INK, DESIGNS, LIGHT_INK } from './design';
import { KINDS, type KindName } from './kinds';
import { inScene } from './settings';
import { shadow, sheet, studio, zoom } from './studio';

/** Art printed with dark lines on light goods and with light lines on dark ones. */
const INK_TURNS_AT = 0.55;

/** The SVG of a product picture, `size` × `size` pixels. */
export function productPicture(
  { kind: name, design: designName, hex, view }: GoodsPicture<KindName>,
  size: number,
): string {
  const kind = KINDS[name];
  const { art, paper } = designName === 'plain' ? { art: () => '', paper: `#${hex}` } : DESIGNS[designName];
  const ground = kind.printsOn === 'paper' ? paper.slice(1) : hex;
  const look = { hex, paper, art: art(brightness(ground) > INK_TURNS_AT ? DARK_INK : LIGHT_INK) };
  const goods = shadow(kind) + kind.draw(look);
  if (view === 'scene') return sheet(size, inScene(kind, goods));
  return sheet(size, studio(kind.rests) + zoom(goods, view === 'front' ? kind.front : kind.detail));
}
