import { at, board, OAK, plant, wall } from './props';

/** A row of wooden pegs in the hall; the straps hang over the middle one. */
export const pegs = {
  behind: `${wall('#e7eae6', '#c8d0ca')}
<rect y="236" width="1200" height="90" fill="#22302a" fill-opacity=".3" filter="url(#blur16)" transform="translate(10 24)"/>${board('pegboard', 236, 84, OAK)}
${[130, 1070].map((x) => peg(x)).join('')}
<path d="M1070 300C1120 420 1150 620 1130 840C1110 960 1030 960 1010 860C1000 700 1040 420 1070 300Z" fill="#22302a" fill-opacity=".3" filter="url(#blur16)" transform="translate(16 16)"/><path d="M1070 290C1120 420 1160 620 1136 850C1112 950 1028 950 1006 850C996 700 1030 420 1070 290Z" fill="#c9785a"/><path d="M1070 300C1060 520 1080 720 1074 900M1070 300C1100 520 1120 700 1112 890M1070 300C1036 520 1030 720 1036 880" fill="none" stroke="#5e2b18" stroke-opacity=".28" stroke-width="14" filter="url(#blur6)"/>
${board('hall-bench', 1120, 80, OAK)}${at(110, 1122, 1.1, plant('#e7dfd2'))}${peg(600)}`,
  before: '',
};

function peg(x: number): string {
  return `<circle cx="${x + 10}" cy="300" r="32" fill="#22302a" fill-opacity=".4" filter="url(#blur10)"/><circle cx="${x}" cy="280" r="32" fill="#c39d6b"/><circle cx="${x}" cy="276" r="28" fill="#d9b88a"/>`;
}
