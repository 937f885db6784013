import type { Design } from '../art';

const LAYERS = [
  { top: 360, swell: 62, length: 400, shift: 0, color: '#9ed3cf' },
  { top: 455, swell: 66, length: 360, shift: 130, color: '#5fb3b3' },
  { top: 560, swell: 70, length: 420, shift: 40, color: '#2f8792' },
  { top: 670, swell: 66, length: 380, shift: 210, color: '#1f5f75' },
  { top: 780, swell: 60, length: 440, shift: 90, color: '#1b3f5c' },
] as const;

/** One swell after another across the sheet; cubic curves approximate the sine. */
function crest({ top, swell, length, shift }: (typeof LAYERS)[number], lift: number): string {
  const half = length / 2;
  let d = `M${-length - shift} ${top + lift}`;
  for (let x = -length - shift, up = 1; x < 1000 + length; x += half, up = -up) {
    d += `c${half * 0.36} ${-swell * up} ${half * 0.64} ${-swell * up} ${half} 0`;
  }
  return d;
}

/** A round look at a layered sea, with foam lines and a pale sun. */
export const waves: Design = {
  paper: '#eef3ee',
  art: () => {
    const layers = LAYERS.map(
      (layer) => `<path d="${crest(layer, 0)}V1100H-600Z" fill="${layer.color}"/>
<path d="${crest(layer, 26)}" fill="none" stroke="#fff" stroke-opacity=".55" stroke-width="7"/>
<path d="${crest(layer, 46)}" fill="none" stroke="#fff" stroke-opacity=".25" stroke-width="4"/>`,
    );
    return `<clipPath id="art-waves"><circle cx="500" cy="500" r="410"/></clipPath>
<g clip-path="url(#art-waves)"><rect width="1000" height="1000" fill="#f6e7cf"/>
<circle cx="640" cy="268" r="92" fill="#f0a868"/>${layers.join('')}</g>`;
  },
};
