import { brightness, mix } from '../color';
import { type Kind, type Look, place } from '../kind';
import { bothSides } from '../outline';

const CROWN =
  'M318 664C306 452 420 300 600 296C780 300 894 452 882 664C800 610 700 592 600 592C500 592 400 610 318 664Z';
const BRIM =
  'M316 660C400 604 500 588 600 588C700 588 800 604 884 660C938 706 972 768 962 826C958 848 936 852 918 838C830 770 716 744 600 744S370 770 282 838C264 852 242 848 238 826C228 768 262 706 316 660Z';
const UNDER =
  'M238 826C242 848 264 852 282 838C370 770 484 744 600 744S830 770 918 838C936 852 958 848 962 826C962 872 930 882 908 866C820 796 712 772 600 772S380 796 292 866C270 882 238 872 238 826Z';

/** Raised thread: the art's own edge lit from the upper left, with stitches running across. */
const THREAD = `<filter id="cap-thread" x="-10%" y="-10%" width="120%" height="120%" color-interpolation-filters="sRGB"><feGaussianBlur in="SourceAlpha" stdDeviation="2.2" result="soft"/><feSpecularLighting in="soft" surfaceScale="4" specularConstant=".55" specularExponent="14" lighting-color="#fff" result="shine"><feDistantLight azimuth="225" elevation="50"/></feSpecularLighting><feComposite in="shine" in2="SourceAlpha" operator="in" result="lit"/>
<feOffset in="soft" dx="2" dy="3" result="fall"/><feFlood flood-color="#0b0d14" flood-opacity=".55"/><feComposite in2="fall" operator="in" result="under"/><feTurbulence type="fractalNoise" baseFrequency=".03 .5" numOctaves="2" seed="8"/><feColorMatrix type="matrix" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 .8 0 -.3"/><feComposite in2="SourceAlpha" operator="in" result="stitches"/>
<feMerge><feMergeNode in="under"/><feMergeNode in="SourceGraphic"/><feMergeNode in="stitches"/><feMergeNode in="lit"/></feMerge></filter>`;

/** A six-panel cap seen from the front, a little from above. */
export const cap: Kind = {
  shadow: 'M262 800C400 740 800 740 938 800C960 850 900 880 600 870S240 850 262 800Z',
  rests: 'stands',
  printsOn: 'goods',
  front: { x: 130, y: 110, size: 940 },
  detail: { x: 340, y: 280, size: 520 },
  inScene: { setting: 'shelf', x: 210, y: 246, size: 800 },
  draw: (look) =>
    `<g fill="#2f2a24"><ellipse cx="640" cy="862" rx="400" ry="50" fill-opacity=".24" filter="url(#blur40)"/><ellipse cx="600" cy="850" rx="340" ry="26" fill-opacity=".45" filter="url(#blur16)"/></g>${crown(look)}${brim(look.hex)}`,
};

function crown({ hex, art }: Look): string {
  const light = brightness(hex);
  const shade = mix(hex, '1d2138', light > 0.8 ? 0.6 : 0.82);
  const line = light < 0.3 ? mix(hex, 'ffffff', 0.24) : mix(hex, '14161f', 0.42);
  const gleam = light > 0.8 ? 0.6 : 0.2;
  const seam = 'M600 296C486 330 404 450 372 626';
  return `<clipPath id="cap-crown"><path d="${CROWN}"/></clipPath>
<radialGradient id="cap-round" cx=".36" cy=".26" r=".86"><stop offset="0" stop-color="#fff" stop-opacity="${gleam * 0.6}"/><stop offset=".42" stop-color="${shade}" stop-opacity="0"/><stop offset="1" stop-color="${shade}" stop-opacity=".78"/></radialGradient>
<filter id="cap-weave" x="0" y="0" width="100%" height="100%" color-interpolation-filters="sRGB"><feTurbulence type="fractalNoise" baseFrequency=".3 .8" numOctaves="2" seed="5"/><feColorMatrix type="matrix" values="0 0 0 0 .5 0 0 0 0 .5 0 0 0 0 .5 1.4 0 0 0 -.5"/></filter>
<path d="${CROWN}" fill="#${hex}"/><g clip-path="url(#cap-crown)">
<g fill="none">${bothSides(`<path d="${seam}" stroke="${shade}" stroke-opacity=".55" stroke-width="22" filter="url(#blur10)"/><path d="M588 300C474 340 388 450 356 626" stroke="#fff" stroke-opacity="${gleam}" stroke-width="12" filter="url(#blur6)"/>`)}</g>
<path d="${CROWN}" fill="url(#cap-round)"/>
<path d="M318 664C400 610 500 592 600 592S800 610 882 664" fill="none" stroke="${shade}" stroke-opacity=".8" stroke-width="46" filter="url(#blur16)"/>
<g fill="none" stroke="${line}" stroke-width="2.2">${bothSides(`<path d="${seam}"/><path d="M592 302C478 344 394 452 362 628M604 306C500 346 416 456 384 622" stroke-width="1.5" stroke-dasharray="5 4"/><circle cx="420" cy="420" r="8" fill="${shade}"/>`)}</g>
<rect width="1200" height="1200" filter="url(#cap-weave)" style="mix-blend-mode:soft-light"/></g>
<defs>${THREAD}</defs><g filter="url(#cap-thread)">${place(art, 484, 336, 232)}</g>
<g clip-path="url(#cap-crown)"><path d="${CROWN}" fill="url(#cap-round)" fill-opacity=".3"/></g>
<ellipse cx="600" cy="296" rx="24" ry="12" fill="${mix(hex, '14161f', 0.16)}"/><path d="M582 292C590 286 606 285 616 289" fill="none" stroke="#fff" stroke-opacity="${gleam + 0.1}" stroke-width="3"/>`;
}

function brim(hex: string): string {
  const light = brightness(hex);
  const shade = mix(hex, '1d2138', light > 0.8 ? 0.6 : 0.82);
  const line = light < 0.3 ? mix(hex, 'ffffff', 0.24) : mix(hex, '14161f', 0.4);
  const rows = [0, 1, 2, 3, 4].map((row) => {
    const drop = 26 * row;
    return `<path d="M${300 - row * 12} ${690 + drop}C400 ${626 + drop} 500 ${612 + drop} 600 ${612 + drop}S800 ${626 + drop} ${900 + row * 12} ${690 + drop}"/>`;
  });
  return `<clipPath id="cap-brim"><path d="${BRIM}"/></clipPath>
<linearGradient id="cap-brim-light" x1="0" y1="0" x2="1" y2=".5"><stop offset="0" stop-color="${shade}" stop-opacity=".5"/><stop offset=".35" stop-color="#fff" stop-opacity="${light > 0.8 ? 0.3 : 0.1}"/><stop offset=".65" stop-color="${shade}" stop-opacity=".1"/><stop offset="1" stop-color="${shade}" stop-opacity=".7"/></linearGradient>
<path d="${UNDER}" fill="${mix(hex, '0d0f16', 0.62)}"/><path d="${BRIM}" fill="#${hex}"/>
<g clip-path="url(#cap-brim)"><path d="${BRIM}" fill="url(#cap-brim-light)"/>
<path d="M316 660C400 604 500 588 600 588S800 604 884 660" fill="none" stroke="${shade}" stroke-opacity=".9" stroke-width="40" filter="url(#blur16)"/>
<path d="M290 800C400 730 500 714 600 714S800 730 910 800" fill="none" stroke="#fff" stroke-opacity="${light > 0.8 ? 0.6 : 0.16}" stroke-width="22" filter="url(#blur10)"/>
<g fill="none" stroke="${line}" stroke-width="1.7" stroke-dasharray="6 4">${rows.join('')}</g>
<rect width="1200" height="1200" filter="url(#cap-weave)" style="mix-blend-mode:soft-light"/></g>
<path d="M282 838C370 770 484 744 600 744S830 770 918 838" fill="none" stroke="${mix(hex, 'ffffff', 0.2)}" stroke-opacity=".5" stroke-width="4"/>`;
}
