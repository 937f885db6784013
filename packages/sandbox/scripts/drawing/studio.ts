import { BLURS } from './cloth';
import type { Kind, Square } from './kind';

/** A picture of `size` × `size` pixels. Everything in it is drawn on 1200 × 1200 units. */
export function sheet(size: number, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 1200 1200"><defs>${BLURS}</defs>${content}</svg>`;
}

/** Brings one square of a drawing to the whole picture, as a lens does. */
export function zoom(content: string, { x, y, size }: Square): string {
  const scale = 1200 / size;
  return `<g transform="scale(${scale}) translate(${-x} ${-y})">${content}</g>`;
}

/** A paper roll in window light: brighter to the upper left, turning into a floor where something stands. */
export function studio(rests: Kind['rests']): string {
  const floor =
    rests === 'stands'
      ? `<linearGradient id="studio-floor" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#d9d4cc" stop-opacity="0"/><stop offset=".25" stop-color="#d5d0c8" stop-opacity=".85"/><stop offset="1" stop-color="#e6e2db"/></linearGradient><rect y="700" width="1200" height="500" fill="url(#studio-floor)"/>`
      : '';
  return `<radialGradient id="studio" cx=".36" cy=".28" r=".95"><stop offset="0" stop-color="#f4f2ee"/><stop offset=".5" stop-color="#e9e6e0"/><stop offset="1" stop-color="#d2cdc5"/></radialGradient>
<rect width="1200" height="1200" fill="url(#studio)"/>${floor}`;
}

/** The light comes from the upper left, so shadows fall to the lower right, soft and in two depths. */
export function shadow({ shadow: outline, rests }: Kind): string {
  const [near, far] = rests === 'lies' ? [8, 22] : [14, 44];
  return `<g fill="#3a342c"><path d="${outline}" transform="translate(${far} ${far * 1.2})" fill-opacity=".2" filter="url(#blur40)"/>
<path d="${outline}" transform="translate(${near} ${near * 1.1})" fill-opacity=".26" filter="url(#blur10)"/></g>`;
}
