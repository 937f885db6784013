import type { Design } from '../art';

const RAYS = ['#f6d08a', '#f3b562', '#ee9550', '#e2714a'];
/** Sea stripes: distance below the horizon and thickness, both growing towards the viewer. */
const STRIPES = [
  [18, 10],
  [52, 16],
  [94, 22],
  [144, 28],
  [202, 34],
  [268, 40],
] as const;

/** A sun half out of the sea: rings of light above, lengthening stripes below. */
export const sunrise: Design = {
  paper: '#f7ecd9',
  art: (ink) => {
    const rings = RAYS.map((color, index) => {
      const radius = 400 - index * 72;
      return `<path d="M${500 - radius} 540A${radius} ${radius} 0 0 1 ${500 + radius} 540Z" fill="${color}"/>`;
    });
    const stripes = STRIPES.map(([below, thickness], index) => {
      const middle = below + thickness / 2;
      const half = Math.sqrt(400 ** 2 - middle ** 2);
      const shift = index % 2 === 0 ? 0 : 26;
      const color = index < 3 ? '#e2714a' : '#c4523f';
      const [x, width] = [500 - half + 20 + shift, 2 * half - 40 - shift];
      return `<rect x="${x}" y="${540 + below}" width="${width}" height="${thickness}" rx="${thickness / 2}" fill="${color}"/>`;
    });
    const gull = (x: number, y: number, size: number) =>
      `<path d="M${x - size} ${y}q${size * 0.55} ${-size * 0.62} ${size} 0q${size * 0.45} ${-size * 0.62} ${size} 0" fill="none" stroke="${ink}" stroke-width="9" stroke-linecap="round" stroke-linejoin="round"/>`;
    return `${rings.join('')}<path d="M398 540A102 102 0 0 1 602 540Z" fill="#fff3d6"/>
${stripes.join('')}${gull(330, 170, 44)}${gull(236, 232, 30)}`;
  },
};
