import { at, board, OAK, plant, wall } from './props';

const BACK = 'M70 470C70 420 110 396 160 396H1040C1090 396 1130 420 1130 470V860H70Z';
const SEAT =
  'M96 800C96 764 124 746 160 746H1040C1076 746 1104 764 1104 800V912C1104 940 1086 952 1060 952H140C114 952 96 940 96 912Z';
const arm = (x: number) => `M${x} 640C${x} 596 ${x + 26} 576 ${x + 68} 576S${x + 136} 596 ${x + 136} 640V972H${x}Z`;

/** Linen: flat colour, soft form, a fine weave over all of it. */
function linen(d: string, color: string): string {
  return `<path d="${d}" fill="${color}"/><path d="${d}" fill="url(#linen-form)"/><path d="${d}" fill="none" stroke="#23362f" stroke-opacity=".35" stroke-width="4"/><path d="${d}" fill="none" stroke="#fff" stroke-opacity=".14" stroke-width="10" filter="url(#blur6)"/>`;
}

/** A sofa in sage linen under a calm wall. */
export const sofa = {
  behind: `${wall('#f0e8dc', '#d8ccba')}${board('floor', 1010, 190, OAK)}
<rect y="990" width="1200" height="26" fill="#f7f2e9"/><rect y="1012" width="1200" height="7" fill="#2a241c" fill-opacity=".3"/>
${at(1110, 1016, 1.5, plant('#d9d2c4'))}
<linearGradient id="linen-form" x1="0" y1="0" x2=".3" y2="1"><stop offset="0" stop-color="#fff" stop-opacity=".2"/><stop offset=".5" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#14241e" stop-opacity=".42"/></linearGradient>
<ellipse cx="600" cy="1078" rx="600" ry="40" fill="#2a1d10" fill-opacity=".5" filter="url(#blur24)"/><path d="M130 960V1080H160L172 960ZM1070 960V1080H1040L1028 960Z" fill="#7d5a38"/>
${linen(BACK, '#8fa596')}<path d="M600 404V740" stroke="#23362f" stroke-opacity=".4" stroke-width="5"/><path d="M614 410V740" stroke="#fff" stroke-opacity=".18" stroke-width="10" filter="url(#blur6)"/>
<rect x="96" y="700" width="1008" height="60" fill="#14241e" fill-opacity=".4" filter="url(#blur16)"/>${linen(SEAT, '#93a99a')}<path d="M600 750V948" stroke="#23362f" stroke-opacity=".4" stroke-width="4"/>
${linen('M110 940H1090V1010H110Z', '#7f9687')}
<g transform="rotate(-14 300 640)"><rect x="180" y="508" width="260" height="256" rx="40" fill="#14241e" fill-opacity=".4" filter="url(#blur16)" transform="translate(12 16)"/><rect x="180" y="508" width="260" height="256" rx="40" fill="#c77b58"/><rect x="180" y="508" width="260" height="256" rx="40" fill="url(#linen-form)"/></g>
${linen(arm(20), '#9bb0a2')}${linen(arm(1044), '#9bb0a2')}`,
  before: '',
};
