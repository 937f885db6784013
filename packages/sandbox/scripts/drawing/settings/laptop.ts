import { board, OAK } from './props';

const LID = 'M120 120Q120 84 156 84H1000Q1036 84 1036 120V690Q1036 726 1000 726H156Q120 726 120 690Z';

/** Looking down on a desk: a closed laptop, a cup, a plant's leaves reaching in. */
export const laptop = {
  behind: `${board('desktop', 0, 1200, OAK)}<path d="M0 300C300 292 520 306 780 298S1100 296 1200 302M0 700C260 708 560 690 820 702S1120 698 1200 704M0 930C300 922 640 938 1200 928" fill="none" stroke="#5b3d20" stroke-opacity=".16" stroke-width="4"/>
<radialGradient id="desk-light" cx=".2" cy=".1" r="1.2"><stop offset="0" stop-color="#fff" stop-opacity=".4"/><stop offset=".6" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#2a1708" stop-opacity=".35"/></radialGradient><rect width="1200" height="1200" fill="url(#desk-light)"/>
<g transform="rotate(-7 600 480)"><path d="${LID}" fill="#2a1708" fill-opacity=".5" filter="url(#blur40)" transform="translate(30 44)"/><path d="${LID}" fill="#2a1708" fill-opacity=".5" filter="url(#blur10)" transform="translate(8 14)"/>
<linearGradient id="lid" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#e4e6e9"/><stop offset=".45" stop-color="#c3c7cc"/><stop offset="1" stop-color="#a2a7ae"/></linearGradient><path d="${LID}" fill="url(#lid)"/><path d="${LID}" fill="none" stroke="#fff" stroke-opacity=".7" stroke-width="4"/><path d="M300 84H620L420 726H100Z" fill="#fff" fill-opacity=".12"/></g>
<g transform="translate(180 980)"><circle r="150" fill="#2a1708" fill-opacity=".4" filter="url(#blur16)" cx="14" cy="20"/><circle r="146" fill="#f1ece3"/><circle r="112" fill="#e4ddd1"/><circle r="104" fill="#fbf8f2"/><circle r="88" fill="#4a2c1c"/><path d="M-60-40A78 78 0 0 1 10-78" fill="none" stroke="#a9774e" stroke-width="8" stroke-linecap="round"/><path d="M96 34L168 62" stroke="#fbf8f2" stroke-width="30" stroke-linecap="round"/></g>`,
  before: `<g transform="translate(1200 60)">${[
    [-150, '#3e6648'],
    [-118, '#5c8a5d'],
    [-186, '#49724f'],
  ]
    .map(
      ([turn, color]) =>
        `<g transform="rotate(${turn}) scale(1.7)"><path d="M0 0C34-40 40-120 0-190C-40-120-34-40 0 0Z" fill="#2a1708" fill-opacity=".35" filter="url(#blur10)" transform="translate(-10 -12)"/><path d="M0 0C34-40 40-120 0-190C-40-120-34-40 0 0Z" fill="${color}"/><path d="M0-6V-176" stroke="#dfeccf" stroke-opacity=".5" stroke-width="3"/></g>`,
    )
    .join('')}</g>`,
};
