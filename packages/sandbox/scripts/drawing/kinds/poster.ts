import { type Kind, place } from '../kind';

const [X, Y, WIDTH, HEIGHT] = [288, 176, 624, 832] as const;
const SHEET = `M${X} ${Y}H${X + WIDTH}V${Y + HEIGHT}H${X}Z`;

/** The paper: white border, tinted ground, art, a fine texture. Fills `x y width height`, 3 : 4. */
export function print(art: string, paper: string, hex: string): string {
  const inner = 34;
  const size = WIDTH - 2 * inner - 40;
  return `<filter id="poster-paper" x="0" y="0" width="100%" height="100%" color-interpolation-filters="sRGB"><feTurbulence type="fractalNoise" baseFrequency=".04" numOctaves="5" seed="2"/><feColorMatrix type="matrix" values="0 0 0 0 .5 0 0 0 0 .48 0 0 0 0 .44 .5 0 0 0 -.14"/></filter>
<rect x="${X}" y="${Y}" width="${WIDTH}" height="${HEIGHT}" fill="#${hex}"/>
<rect x="${X + inner}" y="${Y + inner}" width="${WIDTH - 2 * inner}" height="${HEIGHT - 2 * inner}" fill="${paper}"/>
${place(art, X + (WIDTH - size) / 2, Y + (HEIGHT - size) / 2, size)}
<g clip-path="url(#poster-sheet)"><rect width="1200" height="1200" filter="url(#poster-paper)" opacity=".22"/></g><clipPath id="poster-sheet"><path d="${SHEET}"/></clipPath>`;
}

/** A poster between two oak bars, hung by a cord. */
export const poster: Kind = {
  shadow: `M${X - 12} ${Y - 20}H${X + WIDTH + 12}V${Y + HEIGHT + 22}H${X - 12}Z`,
  rests: 'hangs',
  printsOn: 'paper',
  front: { x: 40, y: 18, size: 1120 },
  detail: { x: 330, y: 330, size: 540 },
  inScene: { setting: 'wall', x: 235, y: 34, size: 730 },
  draw: ({ art, paper, hex }) => `${print(art, paper, hex)}
<linearGradient id="poster-light" x1="0" y1="0" x2="1" y2=".7"><stop offset="0" stop-color="#fff" stop-opacity=".22"/><stop offset=".45" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#2a2620" stop-opacity=".16"/></linearGradient>
<path d="${SHEET}" fill="url(#poster-light)"/>
<path d="M${X + 200} ${Y}C${X + 230} ${Y + 300} ${X + 180} ${Y + 560} ${X + 214} ${Y + HEIGHT}" fill="none" stroke="#fff" stroke-opacity=".16" stroke-width="60" filter="url(#blur24)"/>
<g fill="none" stroke="#4c4237" stroke-width="4"><path d="M${X + 40} ${Y - 18}L600 62L${X + WIDTH - 40} ${Y - 18}" stroke-linejoin="round"/></g><circle cx="600" cy="60" r="9" fill="#8a8378"/><circle cx="598" cy="58" r="4" fill="#e8e4dc"/>
${bar(Y - 20)}${bar(Y + HEIGHT - 12)}`,
};

function bar(y: number): string {
  return `<rect x="${X - 12}" y="${y + 22}" width="${WIDTH + 24}" height="20" fill="#2a2118" fill-opacity=".35" filter="url(#blur6)"/>
<linearGradient id="bar${y}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#d9b88a"/><stop offset=".5" stop-color="#c39d6b"/><stop offset="1" stop-color="#98744a"/></linearGradient>
<rect x="${X - 12}" y="${y}" width="${WIDTH + 24}" height="34" rx="4" fill="url(#bar${y})"/>
<g fill="none" stroke="#7b5a36" stroke-opacity=".35" stroke-width="1.6"><path d="M${X} ${y + 9}C${X + 200} ${y + 4} ${X + 400} ${y + 14} ${X + WIDTH} ${y + 8}M${X} ${y + 18}C${X + 160} ${y + 24} ${X + 380} ${y + 14} ${X + WIDTH} ${y + 20}M${X} ${y + 27}C${X + 240} ${y + 22} ${X + 420} ${y + 30} ${X + WIDTH} ${y + 26}"/></g>`;
}
