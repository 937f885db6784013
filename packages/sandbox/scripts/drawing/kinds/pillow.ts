import { cloth, type Piece } from '../cloth';
import { type Kind, place } from '../kind';

const PILLOW =
  'M196 214C330 262 470 248 600 244S870 262 1004 214C1020 206 1034 222 1026 238C984 370 992 480 994 606S984 850 1026 976C1034 992 1020 1006 1004 998C870 950 730 964 600 968S330 950 196 998C180 1006 166 992 174 976C216 850 206 730 206 606S216 370 174 238C166 222 180 206 196 214Z';

const PIECE: Piece = {
  id: 'pillow',
  outline: PILLOW,
  wrinkles: [4, 4],
  weave: 1,
  folds: `<g fill="none" stroke="currentColor" stroke-linecap="round"><path d="${PILLOW}" stroke-width="150" stroke-opacity=".38" filter="url(#blur40)"/>
<g filter="url(#blur10)"><path d="M206 246C270 300 300 330 330 390" stroke-width="20" stroke-opacity=".7"/><path d="M230 240C300 270 360 300 410 310" stroke-width="14" stroke-opacity=".5"/><path d="M994 246C940 296 910 330 884 392" stroke-width="20" stroke-opacity=".7"/><path d="M206 966C262 912 300 880 322 820" stroke-width="20" stroke-opacity=".7"/><path d="M994 966C936 916 900 880 876 822" stroke-width="22" stroke-opacity=".8"/><path d="M960 976C900 946 850 930 790 920" stroke-width="14" stroke-opacity=".5"/></g>
<path d="M1040 300V1010H260C700 1010 960 900 1040 300Z" fill="currentColor" stroke="none" fill-opacity=".5" filter="url(#blur40)"/></g>`,
  lights: `<g fill="none" stroke="currentColor" stroke-linecap="round"><g filter="url(#blur40)"><path d="M330 420C370 340 470 330 640 336" stroke-width="90" stroke-opacity=".7"/></g>
<g filter="url(#blur10)"><path d="M216 280C250 320 270 350 286 400M240 226C310 256 380 276 440 282" stroke-width="14" stroke-opacity=".7"/><path d="M984 286C950 330 926 360 914 410" stroke-width="12" stroke-opacity=".4"/></g></g>`,
  seams: `<path d="${PILLOW}" fill="none" stroke="currentColor" stroke-width="9" stroke-opacity=".55"/>`,
};

/** A square cushion, full but soft. */
export const pillow: Kind = {
  shadow: PILLOW,
  rests: 'hangs',
  printsOn: 'goods',
  front: { x: 60, y: 66, size: 1080 },
  detail: { x: 160, y: 200, size: 620 },
  inScene: { setting: 'sofa', x: 290, y: 330, size: 600 },
  draw: ({ hex, art }) => cloth(PIECE, hex, place(art, 300, 306, 600)),
};
