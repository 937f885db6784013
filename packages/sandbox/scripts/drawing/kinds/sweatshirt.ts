import { cloth, type Piece } from '../cloth';
import { mix } from '../color';
import { type Kind, place } from '../kind';
import { bothSides, symmetric } from '../outline';

/** Body and hanging sleeves; the hoodie is cut the same way. */
export const BODY = symmetric(
  [600, 250],
  [
    [
      [568, 250],
      [536, 240],
      [508, 222],
    ],
    [
      [450, 244],
      [392, 258],
      [346, 286],
    ],
    [
      [262, 336],
      [226, 520],
      [196, 700],
    ],
    [
      [178, 806],
      [168, 880],
      [164, 962],
    ],
    [
      [186, 982],
      [232, 990],
      [258, 980],
    ],
    [
      [282, 880],
      [322, 740],
      [356, 600],
    ],
    [
      [372, 700],
      [366, 840],
      [372, 1024],
    ],
    [
      [440, 1044],
      [520, 1048],
      [600, 1048],
    ],
  ],
);

export const BODY_FOLDS = `<g fill="none" stroke="currentColor" stroke-linecap="round">
<g filter="url(#blur16)">${bothSides('<path d="M360 560C392 640 396 740 384 900" stroke-width="34" stroke-opacity=".6"/><path d="M362 520C420 560 450 590 480 640" stroke-width="24" stroke-opacity=".45"/>')}
<path d="M440 950C462 880 448 820 478 740" stroke-width="26" stroke-opacity=".4"/><path d="M752 960C730 880 756 830 724 760" stroke-width="26" stroke-opacity=".4"/><path d="M390 930C440 962 520 974 600 974S760 962 810 930" stroke-width="26" stroke-opacity=".35"/></g>
<g filter="url(#blur10)">${bothSides('<path d="M362 300C384 380 380 470 360 560" stroke-width="22" stroke-opacity=".6"/><path d="M300 470C322 520 330 560 330 620" stroke-width="20" stroke-opacity=".5"/><path d="M226 610C262 640 290 660 316 664" stroke-width="15" stroke-opacity=".55"/><path d="M206 720C240 744 266 752 292 752" stroke-width="16" stroke-opacity=".55"/><path d="M192 846C216 862 240 868 264 862" stroke-width="13" stroke-opacity=".5"/>')}</g></g>`;

export const BODY_LIGHTS = `<g fill="none" stroke="currentColor" stroke-linecap="round" filter="url(#blur16)">
<path d="M424 560C452 660 440 760 424 900" stroke-width="32" stroke-opacity=".5"/><path d="M736 560C722 680 740 780 752 890" stroke-width="26" stroke-opacity=".3"/><path d="M440 290C476 300 486 330 492 400" stroke-width="30" stroke-opacity=".45"/>
<path d="M312 350C262 440 244 560 222 680" stroke-width="28" stroke-opacity=".7"/><path d="M210 780C200 830 196 870 194 910" stroke-width="22" stroke-opacity=".6"/><path d="M888 350C934 440 954 560 976 680" stroke-width="20" stroke-opacity=".45"/><path d="M234 690C256 704 276 708 296 706" stroke-width="14" stroke-opacity=".7"/><path d="M936 690C920 704 906 708 896 706" stroke-width="12" stroke-opacity=".5"/></g>`;

/** Ribbed knit along hem and cuffs, and where the sleeves are set in. */
export const BODY_SEAMS = `<g fill="none" stroke="currentColor" stroke-width="2.4">
${bothSides('<path d="M360 282C388 380 384 480 356 600"/><path d="M171 884C196 904 248 914 276 906"/>')}
<path d="M370 968C440 988 520 992 600 992S760 988 830 968"/>
<g stroke-opacity=".38" stroke-dasharray="2.2 6">${bothSides('<path d="M169 922C194 944 244 952 268 944" stroke-width="72"/>')}
<path d="M371 996C440 1016 520 1020 600 1020S760 1016 829 996" stroke-width="56"/></g></g>`;

const NECK =
  'M508 222C514 300 552 332 600 332C648 332 686 300 692 222C664 240 632 250 600 250C568 250 536 240 508 222Z';

const PIECE: Piece = {
  id: 'sweatshirt',
  outline: BODY,
  wrinkles: [6, 3],
  weave: 0.8,
  folds: BODY_FOLDS,
  lights: BODY_LIGHTS,
  seams: BODY_SEAMS,
};

/** A crew-neck sweatshirt with ribbed cuffs and hem. */
export const sweatshirt: Kind = {
  shadow: BODY,
  rests: 'hangs',
  printsOn: 'goods',
  front: { x: 110, y: 140, size: 980 },
  detail: { x: 320, y: 200, size: 560 },
  inScene: { setting: 'rail', x: 160, y: 182, size: 880 },
  draw: ({ hex, art }) => `${cloth(PIECE, hex, place(art, 420, 430, 360))}
<clipPath id="sweatshirt-body"><path d="${BODY}"/></clipPath><clipPath id="sweatshirt-neck"><path d="${NECK}"/></clipPath>
<path d="${NECK}" fill="${mix(hex, '14161f', 0.36)}"/>
<g clip-path="url(#sweatshirt-neck)"><path d="M490 200C545 268 655 268 710 200V292C655 266 545 266 490 292Z" fill="#${hex}" fill-opacity=".5"/>
<path d="${NECK}" fill="none" stroke="#0c0e16" stroke-opacity=".42" stroke-width="34" filter="url(#blur10)"/>
<rect x="572" y="266" width="56" height="34" rx="3" fill="${mix(hex, '8d8a84', 0.72)}"/></g>
<g fill="none" clip-path="url(#sweatshirt-body)"><path d="M502 220C504 318 548 354 600 354C652 354 696 318 698 220" stroke="${mix(hex, '14161f', 0.1)}" stroke-width="44"/>
<path d="M502 220C504 318 548 354 600 354C652 354 696 318 698 220" stroke="${mix(hex, '14161f', 0.42)}" stroke-width="42" stroke-opacity=".36" stroke-dasharray="2 5"/>
<path d="M480 228C484 336 540 376 600 376C660 376 716 336 720 228" stroke="${mix(hex, '14161f', 0.42)}" stroke-width="2.4"/>
<path d="M568 378L600 420L632 378" stroke="${mix(hex, '14161f', 0.4)}" stroke-width="2.4" stroke-opacity=".7"/></g>`,
};
