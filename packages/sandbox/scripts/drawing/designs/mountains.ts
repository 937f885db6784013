import type { Design } from '../art';

/** Ridges from far and pale to near and dark: the way air really fades distance. */
const RIDGES = [
  ['#c9d3d8', 'M60 560L170 470L260 520L390 390L470 460L560 380L690 500L780 440L940 570V1000H60Z'],
  ['#9fb3bf', 'M60 640L150 580L290 620L420 500L520 590L640 530L760 610L860 560L940 620V1000H60Z'],
  ['#6f8c9e', 'M60 710L200 640L330 700L450 610L580 700L720 630L840 700L940 660V1000H60Z'],
  ['#456578', 'M60 790L180 730L310 780L470 700L620 780L760 720L940 790V1000H60Z'],
  ['#2b4557', 'M60 860L220 800L380 850L540 790L720 850L940 800V1000H60Z'],
] as const;

function pine(x: number, foot: number, height: number): string {
  const tier = (top: number, half: number) =>
    `M${x} ${foot - height + top}L${x + half} ${foot - height + top + height * 0.46}H${x - half}Z`;
  return `<path d="${tier(0, height * 0.17)}${tier(height * 0.24, height * 0.23)}${tier(height * 0.5, height * 0.29)}"/>`;
}

/** Five ridges under a low sun, seen through an arch. */
export const mountains: Design = {
  paper: '#f3ede1',
  art: (ink) => `
<clipPath id="art-mountains"><path d="M170 900V450A330 330 0 0 1 830 450V900Z"/></clipPath>
<linearGradient id="art-dusk" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#f2c9a0"/><stop offset=".55" stop-color="#f7e3c8"/></linearGradient>
<g clip-path="url(#art-mountains)"><rect width="1000" height="1000" fill="url(#art-dusk)"/>
<circle cx="606" cy="316" r="82" fill="#ee8a5b"/>
${RIDGES.map(([color, d]) => `<path d="${d}" fill="${color}"/>`).join('')}
<g fill="#1b2f3d"><path d="M60 920Q300 850 520 892T940 880V1000H60Z"/>
${[
  [226, 900, 150],
  [282, 906, 110],
  [330, 896, 84],
  [664, 910, 128],
  [722, 906, 172],
  [784, 912, 120],
]
  .map(([x = 0, foot = 0, height = 0]) => pine(x, foot, height))
  .join('')}</g></g>
<path d="M170 900V450A330 330 0 0 1 830 450V900Z" fill="none" stroke="${ink}" stroke-width="14" stroke-linejoin="round"/>
<path d="M138 932V450A362 362 0 0 1 862 450V932Z" fill="none" stroke="${ink}" stroke-width="5" stroke-linejoin="round"/>`,
};
