import { brightness, mix } from '../color';
import type { Kind, Look } from '../kind';

const LEFT = 290;
const RIGHT = 800;
const TOP = 300;
const FOOT = 896;
const MIDDLE = (LEFT + RIGHT) / 2;
const RADIUS = (RIGHT - LEFT) / 2;
/** How far the ellipses of rim and foot dip: the height the mug is seen from. */
const DIP = 46;

const BODY = `M${LEFT} ${TOP}V${FOOT - 44}C${LEFT} ${FOOT - 10} ${LEFT + 30} ${FOOT + 4} ${LEFT + 60} ${FOOT + 12}C${LEFT + 170} ${FOOT + DIP} ${RIGHT - 170} ${FOOT + DIP} ${RIGHT - 60} ${FOOT + 12}C${RIGHT - 30} ${FOOT + 4} ${RIGHT} ${FOOT - 10} ${RIGHT} ${FOOT - 44}V${TOP}A${RADIUS} ${DIP} 0 0 0 ${LEFT} ${TOP}Z`;
const SIDE = `M${LEFT} ${TOP}V${FOOT - 44}C${LEFT} ${FOOT - 10} ${LEFT + 30} ${FOOT + 4} ${LEFT + 60} ${FOOT + 12}C${LEFT + 170} ${FOOT + DIP} ${RIGHT - 170} ${FOOT + DIP} ${RIGHT - 60} ${FOOT + 12}C${RIGHT - 30} ${FOOT + 4} ${RIGHT} ${FOOT - 10} ${RIGHT} ${FOOT - 44}V${TOP}A${RADIUS} ${DIP} 0 0 1 ${LEFT} ${TOP}Z`;
const HANDLE = 'M790 420C900 396 968 460 962 580C956 706 880 772 780 778';

const STRIPS = 44;

/** Art wrapped around the front of the mug: narrow strips, each as wide and as low as the curve there makes it. */
function wrapped(art: string, size: number, top: number): string {
  const half = size / 2 / RADIUS;
  const strips: string[] = [];
  for (let strip = 0; strip < STRIPS; strip++) {
    const from = -half + (2 * half * strip) / STRIPS;
    const to = -half + (2 * half * (strip + 1)) / STRIPS;
    const x = MIDDLE + RADIUS * Math.sin(from);
    const width = RADIUS * (Math.sin(to) - Math.sin(from));
    const y = top + DIP * Math.cos((from + to) / 2);
    // A whole sheet in each strip's measure, as a pattern: its edges then blend as one picture and leave no seams.
    const sheet = width * STRIPS;
    strips.push(
      `<pattern id="mug-strip${strip}" patternUnits="userSpaceOnUse" x="${(x - width * strip).toFixed(2)}" y="${y.toFixed(2)}" width="${sheet.toFixed(2)}" height="${size}" viewBox="0 0 1000 1000" preserveAspectRatio="none"><use href="#mug-art"/></pattern><rect x="${x.toFixed(2)}" y="${y.toFixed(2)}" width="${(width + (strip < STRIPS - 1 ? 2 : 0)).toFixed(2)}" height="${size}" fill="url(#mug-strip${strip})"/>`,
    );
  }
  return `<defs><g id="mug-art">${art}</g></defs>${strips.join('')}`;
}

/** A glazed mug on a table, its handle to the right. */
export const mug: Kind = {
  shadow: `M${LEFT + 30} ${FOOT - 10}H${RIGHT - 20}C${RIGHT} ${FOOT + 40} ${LEFT} ${FOOT + 40} ${LEFT + 30} ${FOOT - 10}Z`,
  rests: 'stands',
  printsOn: 'goods',
  front: { x: 60, y: 50, size: 1100 },
  detail: { x: 260, y: 270, size: 600 },
  inScene: { setting: 'desk', x: 216, y: 256, size: 820 },
  draw: (look) => `${floorShadow()}${handle(look.hex)}${body(look)}${rim(look.hex)}`,
};

function floorShadow(): string {
  return `<g fill="#2f2a24"><ellipse cx="690" cy="916" rx="400" ry="56" fill-opacity=".2" filter="url(#blur40)"/><ellipse cx="580" cy="918" rx="262" ry="34" fill-opacity=".42" filter="url(#blur16)"/><ellipse cx="546" cy="920" rx="200" ry="18" fill-opacity=".5" filter="url(#blur6)"/></g>`;
}

function handle(hex: string): string {
  return `<g fill="none" stroke-linecap="round"><path d="${HANDLE}" stroke="${mix(hex, '1d2138', 0.4)}" stroke-width="66"/>
<path d="${HANDLE}" stroke="#${hex}" stroke-width="58"/>
<path d="${HANDLE}" stroke="${mix(hex, '1d2138', 0.5)}" stroke-opacity=".5" stroke-width="26" filter="url(#blur10)" transform="translate(14 10)"/>
<path d="M800 408C894 392 944 440 946 540" stroke="#fff" stroke-opacity=".7" stroke-width="11" filter="url(#blur3)"/>
<path d="M796 430L794 790" stroke="#10131f" stroke-opacity=".35" stroke-width="26" filter="url(#blur10)"/></g>`;
}

function body({ hex, art }: Look): string {
  const shade = mix(hex, '1d2138', brightness(hex) > 0.8 ? 0.62 : 0.8);
  return `<clipPath id="mug-side"><path d="${SIDE}"/></clipPath>
<linearGradient id="mug-round" x1="0" x2="1"><stop offset="0" stop-color="${shade}" stop-opacity=".5"/><stop offset=".1" stop-color="${shade}" stop-opacity=".24"/><stop offset=".3" stop-color="${shade}" stop-opacity="0"/><stop offset=".6" stop-color="${shade}" stop-opacity=".06"/><stop offset=".88" stop-color="${shade}" stop-opacity=".44"/><stop offset=".97" stop-color="${shade}" stop-opacity=".56"/><stop offset="1" stop-color="${shade}" stop-opacity=".4"/></linearGradient>
<linearGradient id="mug-low" x1="0" y1="0" x2="0" y2="1"><stop offset=".6" stop-color="${shade}" stop-opacity="0"/><stop offset="1" stop-color="${shade}" stop-opacity=".42"/></linearGradient>
<path d="${BODY}" fill="#${hex}"/><path d="${SIDE}" fill="#${hex}"/><g clip-path="url(#mug-side)">${wrapped(art, 440, 350)}
<path d="${SIDE}" fill="url(#mug-round)" style="mix-blend-mode:multiply"/><path d="${SIDE}" fill="url(#mug-low)" style="mix-blend-mode:multiply"/>
<path d="M352 350V800" stroke="#fff" stroke-opacity=".75" stroke-width="26" stroke-linecap="round" filter="url(#blur6)"/><path d="M396 356V700" stroke="#fff" stroke-opacity=".32" stroke-width="12" stroke-linecap="round" filter="url(#blur6)"/>
<path d="M742 380V790" stroke="#fff" stroke-opacity=".2" stroke-width="22" stroke-linecap="round" filter="url(#blur10)"/>
<path d="M300 ${FOOT}C420 ${FOOT + 40} 670 ${FOOT + 40} 790 ${FOOT}" fill="none" stroke="#fff" stroke-opacity=".4" stroke-width="8" filter="url(#blur6)"/></g>`;
}

/** Lip, inner wall, and the coffee that makes it a morning. */
function rim(hex: string): string {
  return `<ellipse cx="${MIDDLE}" cy="${TOP}" rx="${RADIUS}" ry="${DIP}" fill="${mix(hex, 'ffffff', 0.35)}"/>
<ellipse cx="${MIDDLE}" cy="${TOP + 2}" rx="${RADIUS - 14}" ry="${DIP - 8}" fill="${mix(hex, '1d2138', 0.24)}"/>
<clipPath id="mug-inside"><ellipse cx="${MIDDLE}" cy="${TOP + 2}" rx="${RADIUS - 14}" ry="${DIP - 8}"/></clipPath>
<g clip-path="url(#mug-inside)"><path d="M290 250H560V350H290Z" fill="#0e1018" fill-opacity=".35" filter="url(#blur24)"/>
<ellipse cx="${MIDDLE + 2}" cy="${TOP + 30}" rx="${RADIUS - 26}" ry="${DIP - 12}" fill="#4a2c1c"/><ellipse cx="${MIDDLE + 2}" cy="${TOP + 30}" rx="${RADIUS - 26}" ry="${DIP - 12}" fill="none" stroke="#9a6a45" stroke-width="5"/>
<path d="M400 ${TOP + 16}C480 ${TOP + 4} 600 ${TOP + 4} 680 ${TOP + 14}" fill="none" stroke="#fff" stroke-opacity=".25" stroke-width="8" filter="url(#blur6)"/></g>
<ellipse cx="${MIDDLE}" cy="${TOP}" rx="${RADIUS - 5}" ry="${DIP - 3}" fill="none" stroke="#fff" stroke-opacity=".6" stroke-width="3"/>`;
}
