import type { Design } from '../art';

/** A disc lit from one side; `lit` 0 is new, 1 is full. Negative: lit from the left. */
function phase(x: number, y: number, radius: number, lit: number): string {
  const bulge = radius * (Math.abs(lit) * 2 - 1);
  const outer = `M0 ${-radius}A${radius} ${radius} 0 0 1 0 ${radius}`;
  const inner = `A${Math.abs(bulge)} ${radius} 0 0 ${bulge > 0 ? 1 : 0} 0 ${-radius}Z`;
  return `<g transform="translate(${x} ${y}) scale(${lit < 0 ? -1 : 1} 1)"><circle r="${radius}" fill="#55617f"/><path d="${outer}${inner}" fill="#f3dca6"/></g>`;
}

function star(x: number, y: number, size: number): string {
  const waist = size * 0.2;
  return `<path d="M${x} ${y - size}Q${x + waist * 0.4} ${y - waist * 0.4} ${x + size} ${y}Q${x + waist * 0.4} ${y + waist * 0.4} ${x} ${y + size}Q${x - waist * 0.4} ${y + waist * 0.4} ${x - size} ${y}Q${x - waist * 0.4} ${y - waist * 0.4} ${x} ${y - size}Z" fill="#e9b96a"/>`;
}

/** The big moon under an arc of its own phases. */
export const moon: Design = {
  paper: '#23283c',
  art: (ink) => {
    const phases = [0.18, 0.5, 0.8, 1, -0.8, -0.5, -0.18].map((lit, index) => {
      const angle = ((200 + index * (140 / 6)) * Math.PI) / 180;
      return phase(500 + 400 * Math.cos(angle), 610 + 400 * Math.sin(angle), index === 3 ? 50 : 42, lit);
    });
    return `${phases.join('')}
<circle cx="500" cy="600" r="228" fill="#f3dca6"/><path d="M500 372A228 228 0 0 1 500 828A300 300 0 0 0 500 372Z" fill="#d9b877" fill-opacity=".75"/>
<g fill="#d6b273" fill-opacity=".8"><circle cx="420" cy="520" r="40"/><circle cx="500" cy="650" r="54"/><circle cx="400" cy="690" r="24"/><circle cx="520" cy="470" r="20"/><circle cx="592" cy="560" r="26"/></g>
<g fill="#fff" fill-opacity=".35"><path d="M384 512a40 40 0 0 1 66-22a48 48 0 0 0-66 22zM450 636a54 54 0 0 1 86-30a66 66 0 0 0-86 30z"/></g>
${star(196, 640, 34)}${star(816, 668, 40)}${star(250, 800, 22)}${star(744, 820, 24)}${star(500, 310, 18)}
<path d="M292 884H708M360 916H640M430 948H570" stroke="${ink}" stroke-width="9" stroke-linecap="round"/>`;
  },
};
