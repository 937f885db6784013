import { type Kind, place } from '../kind';

/** Cut around the art with an even border, as a plotter does: the art's own shape, grown and rounded. */
function dieCut(hex: string): string {
  return `<filter id="sticker-cut" filterUnits="userSpaceOnUse" x="0" y="0" width="1200" height="1200" color-interpolation-filters="sRGB">
<feMorphology in="SourceAlpha" operator="dilate" radius="9"/><feGaussianBlur stdDeviation="20"/><feColorMatrix type="matrix" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 30 -1.4" result="joined"/><feGaussianBlur in="joined" stdDeviation="14"/><feColorMatrix type="matrix" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 24 -14" result="cut"/>
<feGaussianBlur in="cut" stdDeviation="26" result="far"/><feOffset in="far" dx="16" dy="30" result="far2"/><feFlood flood-color="#3a342c" flood-opacity=".3"/><feComposite in2="far2" operator="in" result="shade1"/>
<feGaussianBlur in="cut" stdDeviation="5" result="near"/><feOffset in="near" dx="4" dy="7" result="near2"/><feFlood flood-color="#3a342c" flood-opacity=".4"/><feComposite in2="near2" operator="in" result="shade2"/>
<feFlood flood-color="#${hex}"/><feComposite in2="cut" operator="in" result="vinyl"/>
<feGaussianBlur in="cut" stdDeviation="4" result="edge"/><feSpecularLighting in="edge" surfaceScale="5" specularConstant=".5" specularExponent="22" lighting-color="#fff" result="shine"><feDistantLight azimuth="225" elevation="42"/></feSpecularLighting><feComposite in="shine" in2="cut" operator="in" result="lit"/>
<feMerge><feMergeNode in="shade1"/><feMergeNode in="shade2"/><feMergeNode in="vinyl"/><feMergeNode in="SourceGraphic"/><feMergeNode in="lit"/></feMerge></filter>`;
}

/** A die-cut vinyl sticker with a soft sheen. */
export const sticker: Kind = {
  shadow: '',
  rests: 'lies',
  printsOn: 'goods',
  front: { x: 130, y: 120, size: 960 },
  detail: { x: 300, y: 250, size: 560 },
  inScene: { setting: 'laptop', x: 310, y: 130, size: 560 },
  draw: ({ hex, art }) => `<defs>${dieCut(hex)}
<linearGradient id="sticker-sheen" x1="0" y1="0" x2="1" y2="1"><stop offset=".2" stop-color="#fff" stop-opacity="0"/><stop offset=".34" stop-color="#fff" stop-opacity=".3"/><stop offset=".4" stop-color="#fff" stop-opacity=".08"/><stop offset=".46" stop-color="#fff" stop-opacity=".16"/><stop offset=".56" stop-color="#fff" stop-opacity="0"/></linearGradient>
<mask id="sticker-art">${place(art, 260, 250, 680)}</mask></defs>
<g filter="url(#sticker-cut)">${place(art, 260, 250, 680)}</g>
<rect width="1200" height="1200" fill="url(#sticker-sheen)" mask="url(#sticker-art)"/>`,
};
