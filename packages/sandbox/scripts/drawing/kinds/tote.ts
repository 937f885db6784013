import { cloth, type Piece } from '../cloth';
import { mix } from '../color';
import { type Kind, place } from '../kind';

const BAG =
  'M318 430C410 420 790 420 882 430C888 640 896 860 906 1068C800 1096 400 1096 294 1068C304 860 312 640 318 430Z';
const STRAP = 'M446 470C440 320 470 130 600 130S760 320 754 470';
const BACK_STRAP = 'M478 436C474 300 500 168 604 168S732 300 728 436';

const PIECE: Piece = {
  id: 'tote',
  outline: BAG,
  wrinkles: [5, 5],
  weave: 1,
  folds: `<g fill="none" stroke="currentColor" stroke-linecap="round"><g filter="url(#blur24)"><path d="M340 520C372 700 352 880 376 1040" stroke-width="40" stroke-opacity=".4"/><path d="M866 500C842 680 868 900 836 1060" stroke-width="44" stroke-opacity=".5"/><path d="M446 470C470 560 520 610 560 640" stroke-width="26" stroke-opacity=".4"/><path d="M754 470C730 560 690 610 650 640" stroke-width="26" stroke-opacity=".4"/></g>
<g filter="url(#blur16)"><path d="M330 1020C460 1050 620 1010 870 1040" stroke-width="26" stroke-opacity=".5"/><path d="M420 980C470 940 520 930 590 950" stroke-width="18" stroke-opacity=".35"/></g></g>`,
  lights: `<g fill="none" stroke="currentColor" stroke-linecap="round" filter="url(#blur24)"><path d="M400 500C424 700 408 860 424 1000" stroke-width="40" stroke-opacity=".5"/><path d="M780 540C770 700 792 860 776 1000" stroke-width="34" stroke-opacity=".35"/><path d="M380 1060H800" stroke-width="20" stroke-opacity=".4"/></g>`,
  seams: `<g fill="none" stroke="currentColor" stroke-width="2"><path d="M317 482C410 472 790 472 883 482" stroke-dasharray="6 4"/><path d="M317 476C410 466 790 466 883 476" stroke-width="1.4" stroke-opacity=".7"/><path d="M330 440C324 640 318 860 308 1064M870 440C876 640 882 860 892 1064" stroke-width="1.6" stroke-opacity=".6"/></g>`,
};

/** A canvas tote hanging by its long handles. */
export const tote: Kind = {
  shadow: BAG,
  rests: 'hangs',
  printsOn: 'goods',
  front: { x: 40, y: 52, size: 1100 },
  detail: { x: 300, y: 400, size: 600 },
  inScene: { setting: 'pegs', x: 156, y: 166, size: 888 },
  draw: ({
    hex,
    art,
  }) => `${strap(hex, BACK_STRAP, 0.3)}${cloth(PIECE, hex, place(art, 390, 540, 420))}${strap(hex, STRAP, 0)}
${[446, 754].map((x) => patch(hex, x)).join('')}`,
};

/** Webbing 34 wide: darker where it is further away. */
function strap(hex: string, d: string, depth: number): string {
  const color = mix(hex, '2a2420', depth);
  return `<g fill="none" stroke-linecap="butt"><path d="${d}" transform="translate(8 10)" stroke="#2a2420" stroke-opacity=".3" stroke-width="34" filter="url(#blur10)"/>
<path d="${d}" stroke="${mix(hex, '2a2420', depth + 0.2)}" stroke-width="36"/><path d="${d}" stroke="${color}" stroke-width="32"/>
<path d="${d}" stroke="#fff" stroke-opacity="${0.22 - depth * 0.4}" stroke-width="12" filter="url(#blur3)"/>
<path d="${d}" stroke="${mix(hex, '2a2420', 0.4)}" stroke-opacity=".4" stroke-width="32" stroke-dasharray="1.5 4"/></g>`;
}

/** Where a handle is sewn on: a square with a stitched cross. */
function patch(hex: string, x: number): string {
  const line = mix(hex, '2a2420', 0.45);
  return `<rect x="${x - 17}" y="466" width="34" height="56" fill="${mix(hex, '2a2420', 0.04)}"/><g fill="none" stroke="${line}" stroke-width="1.8" stroke-dasharray="4 3"><rect x="${x - 13}" y="472" width="26" height="46"/><path d="M${x - 13} 472L${x + 13} 518M${x + 13} 472L${x - 13} 518"/></g>`;
}
