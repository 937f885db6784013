/** Things that stand around in a scene. All are drawn around their own origin and moved into place. */

/** A wall in daylight, with the window's shape lying on it. */
export function wall(color: string, shade: string): string {
  return `<linearGradient id="wall" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${color}"/><stop offset="1" stop-color="${shade}"/></linearGradient>
<rect width="1200" height="1200" fill="url(#wall)"/>
<filter id="plaster" x="0" y="0" width="100%" height="100%" color-interpolation-filters="sRGB"><feTurbulence type="fractalNoise" baseFrequency=".012 .02" numOctaves="4" seed="9"/><feColorMatrix type="matrix" values="0 0 0 0 1 0 0 0 0 .97 0 0 0 0 .92 .5 0 0 0 -.16"/></filter>
<rect width="1200" height="1200" filter="url(#plaster)" opacity=".5"/>
<g fill="#fff8e6" fill-opacity=".34" filter="url(#blur16)"><path d="M90-20L330-20L470 380L230 380ZM360-20L600-20L740 380L500 380ZM245 420L485 420L640 860L400 860ZM515 420L755 420L910 860L670 860Z"/></g>`;
}

/** Planks seen from the front, lit from above. */
export function board(id: string, y: number, height: number, tone: readonly [string, string, string]): string {
  const grain = [0.2, 0.42, 0.63, 0.85].map((share) => {
    const at = y + height * share;
    return `M0 ${at}C240 ${at - 5} 420 ${at + 6} 640 ${at}S1000 ${at - 4} 1200 ${at + 3}`;
  });
  return `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${tone[0]}"/><stop offset=".2" stop-color="${tone[1]}"/><stop offset="1" stop-color="${tone[2]}"/></linearGradient>
<rect y="${y}" width="1200" height="${height}" fill="url(#${id})"/><path d="${grain.join('')}" fill="none" stroke="#5b3d20" stroke-opacity=".13" stroke-width="3"/><path d="M0 ${y + 1.5}H1200" stroke="#fff" stroke-opacity=".35" stroke-width="3"/>`;
}

export const OAK = ['#e0c196', '#cfa977', '#b0875a'] as const;
export const WALNUT = ['#a87c56', '#8f6644', '#6d4a30'] as const;

const LEAF = 'M0 0C34-40 40-120 0-190C-40-120-34-40 0 0Z';

/** A pot with broad leaves; its foot is at the origin, about 420 high. */
export function plant(pot: string): string {
  const leaves = [
    [-58, 0.9, '#49724f'],
    [54, 0.94, '#3e6648'],
    [-30, 1.16, '#5c8a5d'],
    [30, 1.1, '#527f57'],
    [-82, 0.62, '#3e6648'],
    [80, 0.66, '#5c8a5d'],
    [2, 1.3, '#6b9a68'],
  ] as const;
  return `<ellipse cx="20" cy="2" rx="120" ry="14" fill="#2a241c" fill-opacity=".35" filter="url(#blur10)"/>
<g transform="translate(0 -138)">${leaves
    .map(
      ([turn, size, color]) =>
        `<g transform="rotate(${turn}) scale(${size})"><path d="${LEAF}" fill="${color}"/><path d="M0 0C-34-40-40-120 0-190Z" fill="#fff" fill-opacity=".1"/><path d="M0-6V-176" stroke="#dfeccf" stroke-opacity=".5" stroke-width="3"/></g>`,
    )
    .join('')}</g>
<linearGradient id="pot" x1="0" x2="1"><stop offset="0" stop-color="#fff" stop-opacity=".25"/><stop offset=".35" stop-color="#fff" stop-opacity=".05"/><stop offset="1" stop-color="#1a130c" stop-opacity=".4"/></linearGradient>
<path d="M-84-150H84L66-10Q64 2 50 2H-50Q-64 2-66-10Z" fill="${pot}"/><path d="M-84-150H84L66-10Q64 2 50 2H-50Q-64 2-66-10Z" fill="url(#pot)"/><path d="M-92-162H92V-132H-92Z" fill="${pot}"/><path d="M-92-162H92V-132H-92Z" fill="url(#pot)"/>`;
}

/** Books lying on each other; the lowest stands on the origin's height. */
export function books(...spines: [color: string, width: number][]): string {
  return spines
    .map(([color, width], index) => {
      const y = -46 * (index + 1);
      const x = -width / 2 + (index % 2 === 0 ? 0 : 12);
      return `<rect x="${x}" y="${y + 8}" width="${width}" height="42" rx="4" fill="#2a241c" fill-opacity=".25" filter="url(#blur6)"/><rect x="${x}" y="${y}" width="${width}" height="46" rx="5" fill="${color}"/><rect x="${x}" y="${y}" width="${width}" height="12" rx="5" fill="#fff" fill-opacity=".14"/><path d="M${x + 26} ${y}V${y + 46}M${x + width - 26} ${y}V${y + 46}" stroke="#fff" stroke-opacity=".4" stroke-width="4"/>`;
    })
    .join('');
}

/** A slim vase with three dry twigs; foot at the origin, about 460 high. */
export function vase(color: string): string {
  const twig = (bend: number, tip: number) =>
    `<path d="M0-190C${bend * 0.2}-280 ${bend * 0.5}-360 ${bend} ${-420 + tip}" fill="none" stroke="#8a6b48" stroke-width="4"/>${[0.45, 0.6, 0.75, 0.9, 1].map((along) => `<ellipse cx="${bend * along ** 1.6}" cy="${-190 + (-230 + tip) * along}" rx="11" ry="20" fill="#d8b98c" transform="rotate(${bend * 0.3} ${bend * along ** 1.6} ${-190 + (-230 + tip) * along})"/>`).join('')}`;
  return `<ellipse cx="16" cy="2" rx="86" ry="11" fill="#2a241c" fill-opacity=".35" filter="url(#blur10)"/>${twig(-80, 20)}${twig(10, -30)}${twig(90, 34)}
<path d="M-22-200C-22-150-70-130-70-64Q-70 2-30 2H30Q70 2 70-64C70-130 22-150 22-200Z" fill="${color}"/><path d="M-22-200C-22-150-70-130-70-64Q-70 2-30 2H30Q70 2 70-64C70-130 22-150 22-200Z" fill="url(#vase-light)"/>
<linearGradient id="vase-light" x1="0" x2="1"><stop offset="0" stop-color="#fff" stop-opacity=".3"/><stop offset=".4" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#1a130c" stop-opacity=".42"/></linearGradient><ellipse cy="-200" rx="22" ry="5" fill="#1a130c" fill-opacity=".5"/>`;
}

export function at(x: number, y: number, size: number, thing: string): string {
  return `<g transform="translate(${x} ${y}) scale(${size})">${thing}</g>`;
}
