import type { Design } from '../art';

const GREENS = ['#3f6b4f', '#5d8a62', '#86a878'] as const;

/** A leaf from the origin to the right: blade, a lighter half, and its midrib. */
function leaf(length: number, width: number, color: string): string {
  const blade = `M0 0C${length * 0.25} ${-width} ${length * 0.7} ${-width} ${length} 0`;
  return `<path d="${blade}C${length * 0.7} ${width} ${length * 0.25} ${width} 0 0Z" fill="${color}"/>
<path d="${blade}Z" fill="#fff" fill-opacity=".16"/>
<path d="M0 0H${length * 0.9}" stroke="#fff" stroke-opacity=".5" stroke-width="4" stroke-linecap="round"/>`;
}

/** A pressed fern: pairs of leaves, smaller towards the tip of a gently bent stem. */
export const botanical: Design = {
  paper: '#f4f1e6',
  art: () => {
    const pairs = 8;
    const parts: string[] = [];
    for (let pair = 0; pair < pairs; pair++) {
      const along = pair / (pairs - 1);
      const y = 800 - along * 590;
      const x = 500 + Math.sin(along * 2.4) * 22 - 10;
      const length = 292 * (1 - along * 0.62) * (pair === 0 ? 0.8 : 1);
      const width = 62 * (1 - along * 0.45);
      const color = GREENS[pair % GREENS.length];
      const tilt = 24 + along * 30;
      parts.push(`<g transform="translate(${x} ${y}) rotate(${-tilt})">${leaf(length, width, color ?? GREENS[0])}</g>`);
      parts.push(
        `<g transform="translate(${x} ${y - 22}) scale(-1 1) rotate(${-tilt - 4})">${leaf(length * 0.96, width, color ?? GREENS[0])}</g>`,
      );
    }
    return `<path d="M478 930C470 780 486 640 506 500C516 400 512 300 500 190" fill="none" stroke="#3f6b4f" stroke-width="13" stroke-linecap="round"/>
${parts.join('')}<g transform="translate(502 214) rotate(-92)">${leaf(128, 34, GREENS[1])}</g>`;
  },
};
