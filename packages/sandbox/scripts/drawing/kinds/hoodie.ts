import { cloth, type Piece } from '../cloth';
import { mix } from '../color';
import { type Kind, place } from '../kind';
import { bothSides, symmetric } from '../outline';
import { BODY, BODY_FOLDS, BODY_LIGHTS, BODY_SEAMS } from './sweatshirt';

/** The hood as it stands behind and around the neck. */
const HOOD = symmetric(
  [600, 92],
  [
    [
      [520, 92],
      [452, 118],
      [428, 196],
    ],
    [
      [414, 246],
      [430, 300],
      [462, 352],
    ],
    [
      [500, 400],
      [556, 424],
      [600, 440],
    ],
  ],
);

/** The opening one looks into. */
const OPENING = symmetric(
  [600, 138],
  [
    [
      [536, 138],
      [492, 172],
      [488, 232],
    ],
    [
      [488, 300],
      [552, 358],
      [600, 392],
    ],
  ],
);

const POCKET = 'M452 792H748L792 948C740 966 460 966 408 948Z';

const BODY_PIECE: Piece = {
  id: 'hoodie',
  outline: BODY,
  wrinkles: [6, 3],
  weave: 0.8,
  folds: `${BODY_FOLDS}<g fill="none" stroke="currentColor"><path d="${POCKET}" stroke-width="26" stroke-opacity=".6" filter="url(#blur10)"/><path d="M408 250C450 400 540 452 600 462C660 452 750 400 792 250" stroke-width="30" stroke-opacity=".6" filter="url(#blur16)"/></g>`,
  lights: BODY_LIGHTS,
  seams: BODY_SEAMS,
};

const HOOD_PIECE: Piece = {
  id: 'hood',
  outline: HOOD,
  wrinkles: [5, 4],
  weave: 0.8,
  folds: `<g fill="none" stroke="currentColor" stroke-linecap="round" filter="url(#blur10)">${bothSides(
    '<path d="M470 160C446 220 470 300 520 360" stroke-width="22" stroke-opacity=".55"/><path d="M450 300C500 350 540 390 590 424" stroke-width="14" stroke-opacity=".5"/>',
  )}</g>`,
  lights: `<g fill="none" stroke="currentColor" stroke-linecap="round" filter="url(#blur10)"><path d="M448 176C434 230 448 280 486 330" stroke-width="18" stroke-opacity=".7"/><path d="M500 116C560 96 640 96 700 116" stroke-width="16" stroke-opacity=".5"/></g>`,
  seams: `<g fill="none" stroke="currentColor" stroke-width="2.2">${bothSides(
    '<path d="M600 118C524 118 470 160 468 234C468 310 544 376 600 414" /><path d="M600 110C520 110 460 156 459 234C459 316 540 384 600 424" stroke-dasharray="5 4" stroke-width="1.5"/>',
  )}</g>`,
};

/** A pullover hoodie with cords and a kangaroo pocket. */
export const hoodie: Kind = {
  shadow: `${BODY}${HOOD}`,
  rests: 'hangs',
  printsOn: 'goods',
  front: { x: 85, y: 66, size: 1030 },
  detail: { x: 300, y: 270, size: 600 },
  inScene: { setting: 'rail', x: 170, y: 196, size: 860 },
  draw: ({ hex, art }) => `${cloth(BODY_PIECE, hex, place(art, 450, 484, 300))}
${pocket(hex)}
<path d="${HOOD}" fill="#101320" fill-opacity=".4" filter="url(#blur10)" transform="translate(4 14)"/>
${cloth(HOOD_PIECE, hex, '')}
<clipPath id="hood-opening"><path d="${OPENING}"/></clipPath>
<path d="${OPENING}" fill="${mix(hex, '12141d', 0.5)}"/>
<g clip-path="url(#hood-opening)"><path d="M480 130H720V270C660 216 540 216 480 270Z" fill="#${hex}" fill-opacity=".35"/><path d="M600 130V330" stroke="#000" stroke-opacity=".3" stroke-width="3"/>
<path d="${OPENING}" fill="none" stroke="#06080f" stroke-opacity=".6" stroke-width="60" filter="url(#blur16)"/>
<rect x="572" y="300" width="56" height="30" rx="3" fill="${mix(hex, '8d8a84', 0.6)}"/></g>
${bothSides(cord(hex))}`,
};

function pocket(hex: string): string {
  const line = mix(hex, '14161f', 0.42);
  return `<clipPath id="hoodie-pocket"><path d="${POCKET}"/></clipPath><g clip-path="url(#hoodie-pocket)"><path d="${POCKET}" fill="#${hex}" fill-opacity=".35"/>
<path d="M440 780H760" stroke="#fff" stroke-opacity=".22" stroke-width="22" filter="url(#blur10)"/>${bothSides(
    '<path d="M452 792L408 948" stroke="#0c0e16" stroke-opacity=".5" stroke-width="26" filter="url(#blur10)"/>',
  )}</g>
<g fill="none" stroke="${line}" stroke-linejoin="round"><path d="${POCKET}" stroke-width="2.6"/><path d="M456 800H744M466 800L424 946M734 800L776 946" stroke-width="1.6" stroke-dasharray="5 4"/></g>`;
}

/** One cord with its eyelet and its tip; it lies a little off straight. */
function cord(hex: string): string {
  const color = mix(hex, 'f4f1ea', 0.72);
  const d = 'M556 396C548 430 554 460 550 494';
  return `<path d="${d}" transform="translate(5 6)" fill="none" stroke="#05070d" stroke-opacity=".4" stroke-width="9" filter="url(#blur3)"/>
<path d="${d}" fill="none" stroke="${color}" stroke-width="8" stroke-linecap="round"/><path d="${d}" fill="none" stroke="#000" stroke-opacity=".16" stroke-width="8" stroke-dasharray="2 4"/>
<rect x="545" y="486" width="10" height="26" rx="3" fill="#c9c6c0"/><circle cx="557" cy="394" r="8" fill="#b9b6b0"/><circle cx="557" cy="394" r="4" fill="#2a2a2e"/>`;
}
