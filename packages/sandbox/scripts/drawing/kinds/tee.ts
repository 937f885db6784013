import { cloth, type Piece } from '../cloth';
import { mix } from '../color';
import { type Kind, place } from '../kind';
import { bothSides, symmetric } from '../outline';

const OUTLINE = symmetric(
  [600, 246],
  [
    [
      [566, 246],
      [532, 236],
      [500, 218],
    ],
    [
      [444, 244],
      [390, 256],
      [338, 282],
    ],
    [
      [272, 316],
      [228, 420],
      [178, 540],
    ],
    [
      [214, 572],
      [262, 594],
      [308, 598],
    ],
    [
      [326, 552],
      [346, 506],
      [366, 462],
    ],
    [
      [378, 570],
      [376, 680],
      [370, 780],
    ],
    [
      [366, 880],
      [364, 980],
      [360, 1062],
    ],
    [
      [430, 1082],
      [516, 1088],
      [600, 1088],
    ],
  ],
);

const NECK =
  'M500 218C508 300 548 336 600 336C652 336 692 300 700 218C668 236 634 246 600 246C566 246 532 236 500 218Z';

const PIECE: Piece = {
  id: 'tee',
  outline: OUTLINE,
  wrinkles: [7, 3],
  weave: 0.5,
  folds: `<g fill="none" stroke="currentColor" stroke-linecap="round">
<g filter="url(#blur16)">${bothSides('<path d="M372 470C402 560 404 680 384 800" stroke-width="34" stroke-opacity=".55"/><path d="M366 462C420 500 452 530 486 584" stroke-width="22" stroke-opacity=".5"/>')}
<path d="M420 1060C436 960 430 880 462 780" stroke-width="24" stroke-opacity=".42"/><path d="M760 1064C744 970 764 890 728 800" stroke-width="26" stroke-opacity=".42"/><path d="M560 1070C572 1000 560 940 580 870" stroke-width="22" stroke-opacity=".3"/></g>
<g filter="url(#blur10)">${bothSides('<path d="M352 300C372 360 372 420 366 470" stroke-width="22" stroke-opacity=".6"/><path d="M262 396C290 440 306 480 316 540" stroke-width="18" stroke-opacity=".5"/><path d="M216 470C246 500 268 530 280 580" stroke-width="13" stroke-opacity=".4"/><path d="M470 250C474 310 500 350 540 372" stroke-width="14" stroke-opacity=".35"/>')}</g></g>`,
  lights: `<g fill="none" stroke="currentColor" stroke-linecap="round" filter="url(#blur16)">
<path d="M424 500C450 600 444 720 424 850" stroke-width="30" stroke-opacity=".5"/><path d="M730 480C716 600 732 720 748 860" stroke-width="26" stroke-opacity=".3"/><path d="M430 280C470 290 480 330 490 400" stroke-width="30" stroke-opacity=".5"/><path d="M510 1050C520 970 512 910 530 840" stroke-width="24" stroke-opacity=".45"/><path d="M690 1050C684 980 700 910 684 850" stroke-width="20" stroke-opacity=".35"/>
<path d="M300 340C262 380 236 430 206 500" stroke-width="26" stroke-opacity=".7"/><path d="M896 340C930 390 950 440 976 500" stroke-width="20" stroke-opacity=".5"/></g>`,
  seams: `<g fill="none" stroke="currentColor" stroke-width="2.2">${bothSides(
    `<path d="M350 278C372 340 376 400 366 462"/><path d="M186 522C222 554 268 575 315 580M190 515C226 547 270 568 318 573" stroke-dasharray="5 4" stroke-width="1.6"/><path d="M500 218C470 228 424 242 350 278" stroke-opacity=".5"/>`,
  )}<path d="M358 1040C430 1060 516 1066 600 1066S770 1060 842 1040M358 1033C430 1053 516 1059 600 1059S770 1053 842 1033" stroke-dasharray="5 4" stroke-width="1.6"/></g>`,
};

/** A crew-neck T-shirt as if worn by nobody. */
export const tee: Kind = {
  shadow: OUTLINE,
  rests: 'hangs',
  printsOn: 'goods',
  front: { x: 95, y: 150, size: 1010 },
  detail: { x: 330, y: 200, size: 560 },
  inScene: { setting: 'rail', x: 150, y: 166, size: 900 },
  draw: ({ hex, art }) => {
    const inside = mix(hex, '14161f', 0.34);
    return `${cloth(PIECE, hex, place(art, 420, 388, 360))}
<path d="${NECK}" fill="${inside}"/>
<clipPath id="tee-neck"><path d="${NECK}"/></clipPath>
<g clip-path="url(#tee-neck)"><path d="M480 200C540 260 660 260 720 200V290C650 268 550 268 480 290Z" fill="#${hex}" fill-opacity=".55"/>
<path d="${NECK}" fill="none" stroke="#0c0e16" stroke-opacity=".4" stroke-width="34" filter="url(#blur10)"/>
<rect x="574" y="262" width="52" height="34" rx="3" fill="${mix(hex, '8d8a84', 0.72)}"/><path d="M584 274H616M588 284H612" stroke="#fff" stroke-opacity=".7" stroke-width="2.4"/></g>
${collar(hex)}`;
  },
};

/** The ribbed band around the neck. */
function collar(hex: string): string {
  const edge = 'M498 217C500 314 544 352 600 352C656 352 700 314 702 217';
  return `<clipPath id="tee-collar"><path d="${OUTLINE}"/></clipPath><g fill="none" clip-path="url(#tee-collar)"><path d="${edge}" stroke="${mix(hex, '14161f', 0.1)}" stroke-width="32"/>
<path d="M484 226C488 326 538 368 600 368C662 368 712 326 716 226" stroke="${mix(hex, '14161f', 0.38)}" stroke-width="2.4"/>
<path d="${edge}" stroke="${mix(hex, '14161f', 0.3)}" stroke-width="30" stroke-dasharray="1.6 4.6" stroke-opacity=".38"/>
<path d="M510 216C512 304 550 338 600 338C650 338 688 304 690 216" stroke="#fff" stroke-opacity=".24" stroke-width="4"/></g>`;
}
