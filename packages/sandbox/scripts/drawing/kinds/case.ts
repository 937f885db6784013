import { brightness, mix } from '../color';
import { type Kind, type Look, place } from '../kind';

const [X, Y, WIDTH, HEIGHT, ROUND] = [384, 150, 432, 890, 66] as const;
const rounded = (inset: number, round: number) =>
  `M${X + inset + round} ${Y + inset}H${X + WIDTH - inset - round}a${round} ${round} 0 0 1 ${round} ${round}V${Y + HEIGHT - inset - round}a${round} ${round} 0 0 1 ${-round} ${round}H${X + inset + round}a${round} ${round} 0 0 1 ${-round} ${-round}V${Y + inset + round}a${round} ${round} 0 0 1 ${round} ${-round}Z`;
const OUTER = rounded(0, ROUND);
const FACE = rounded(9, ROUND - 8);

/** A snap case on a phone, seen from the back. */
export const phoneCase: Kind = {
  shadow: OUTER,
  rests: 'lies',
  printsOn: 'goods',
  front: { x: 50, y: 45, size: 1100 },
  detail: { x: 360, y: 130, size: 560 },
  inScene: { setting: 'laptop', x: 590, y: 420, size: 640 },
  draw: (look) => `${buttons(look.hex)}${face(look)}${cameras(look.hex)}`,
};

function buttons(hex: string): string {
  const color = mix(hex, '14161f', 0.36);
  return `<g fill="${color}"><rect x="${X - 6}" y="330" width="12" height="76" rx="5"/><rect x="${X - 6}" y="424" width="12" height="76" rx="5"/><rect x="${X + WIDTH - 6}" y="372" width="12" height="112" rx="5"/></g>`;
}

function face({ hex, art }: Look): string {
  const light = brightness(hex);
  const shade = mix(hex, '14161f', light > 0.8 ? 0.3 : 0.5);
  return `<clipPath id="case-face"><path d="${FACE}"/></clipPath>
<linearGradient id="case-edge" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${mix(hex, 'ffffff', 0.5)}"/><stop offset=".5" stop-color="#${hex}"/><stop offset="1" stop-color="${shade}"/></linearGradient>
<linearGradient id="case-sheen" x1="0" y1="0" x2="1" y2=".6"><stop offset="0" stop-color="#fff" stop-opacity=".3"/><stop offset=".32" stop-color="#fff" stop-opacity=".05"/><stop offset=".33" stop-color="#fff" stop-opacity=".16"/><stop offset=".56" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#0c0e16" stop-opacity=".22"/></linearGradient>
<path d="${OUTER}" fill="url(#case-edge)"/><path d="${FACE}" fill="#${hex}"/>
<g clip-path="url(#case-face)">${place(art, X + 26, 486, WIDTH - 52)}
<path d="${FACE}" fill="url(#case-sheen)"/>
<path d="${FACE}" fill="none" stroke="#0c0e16" stroke-opacity=".35" stroke-width="18" filter="url(#blur10)"/>
<path d="M${X + 18} ${Y + 90}V${Y + HEIGHT - 90}" stroke="#fff" stroke-opacity=".55" stroke-width="5" stroke-linecap="round" filter="url(#blur3)"/></g>
<path d="${FACE}" fill="none" stroke="#fff" stroke-opacity=".35" stroke-width="2"/>`;
}

/** The cut-out with two lenses and a light. */
function cameras(hex: string): string {
  const lens = (cx: number, cy: number) =>
    `<circle cx="${cx}" cy="${cy}" r="45" fill="#0e0f13"/><circle cx="${cx}" cy="${cy}" r="45" fill="none" stroke="#8b8e96" stroke-width="5"/><circle cx="${cx}" cy="${cy}" r="30" fill="#171a24"/><circle cx="${cx}" cy="${cy}" r="18" fill="#243050"/><circle cx="${cx - 9}" cy="${cy - 10}" r="7" fill="#c9d8ff" fill-opacity=".8"/><circle cx="${cx + 10}" cy="${cy + 11}" r="4" fill="#7d6bb5" fill-opacity=".7"/>`;
  return `<rect x="${X + 30}" y="${Y + 30}" width="216" height="222" rx="60" fill="${mix(hex, '14161f', 0.4)}"/>
<rect x="${X + 36}" y="${Y + 36}" width="204" height="210" rx="54" fill="#26282f"/><rect x="${X + 36}" y="${Y + 36}" width="204" height="210" rx="54" fill="none" stroke="#0a0b0f" stroke-opacity=".7" stroke-width="12" filter="url(#blur6)"/>
${lens(X + 94, Y + 92)}${lens(X + 94, Y + 190)}<circle cx="${X + 190}" cy="${Y + 96}" r="18" fill="#f3ead2"/><circle cx="${X + 190}" cy="${Y + 96}" r="9" fill="#fffaf0"/><circle cx="${X + 190}" cy="${Y + 182}" r="7" fill="#0c0d11"/>`;
}
