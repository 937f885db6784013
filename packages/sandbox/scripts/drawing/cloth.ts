import { brightness, mix } from './color';

/** How a piece of cloth lies. Paths are in the 1200 × 1200 picture. */
export type Piece = {
  /** Makes ids unique within one picture. */
  id: string;
  outline: string;
  /** Blurred strokes and shapes where folds are dark; drawn with `currentColor`. */
  folds: string;
  /** Blurred strokes and shapes where folds catch light. */
  lights: string;
  /** Fine lines: seams, hems, stitching; drawn with `currentColor`. */
  seams: string;
  /** Large wrinkles per 1200 units, across and along. */
  wrinkles: readonly [number, number];
  /** Depth of the fine texture: 0 smooth, 1 coarse canvas. */
  weave: number;
};

/** Blurs by name; a picture has them all, so that drawings need not declare their own. */
export const BLURS = [3, 6, 10, 16, 24, 40]
  .map(
    (size) =>
      `<filter id="blur${size}" x="-20%" y="-20%" width="140%" height="140%" color-interpolation-filters="sRGB"><feGaussianBlur stdDeviation="${size}"/></filter>`,
  )
  .join('');

/**
 * Cloth of one colour with something printed on it. The print lies between the cloth and its folds, so the
 * folds darken and lighten both alike, and it is bent a little by the same wrinkles.
 */
export function cloth(piece: Piece, hex: string, print: string): string {
  const { id, outline, folds, lights, seams, wrinkles, weave } = piece;
  const light = brightness(hex);
  // Black cloth shows its form by its lights, white cloth by its shadows.
  const shade = mix(hex, '1d2138', light > 0.8 ? 0.62 : 0.8);
  const foldOpacity = light > 0.8 ? 0.42 : 0.62;
  const lightOpacity = light > 0.8 ? 0.5 : 0.13 + light * 0.16;
  const noise = `<feTurbulence type="fractalNoise" baseFrequency="${wrinkles[0] / 1200} ${wrinkles[1] / 1200}" numOctaves="2" seed="${id.length + 4}" result="noise"/>`;
  return `<defs><clipPath id="${id}-clip"><path d="${outline}"/></clipPath>
<linearGradient id="${id}-round" x1="0" y1="0" x2="1" y2=".18"><stop offset="0" stop-color="${shade}" stop-opacity=".34"/><stop offset=".24" stop-color="${shade}" stop-opacity="0"/><stop offset=".58" stop-color="${shade}" stop-opacity=".02"/><stop offset="1" stop-color="${shade}" stop-opacity=".46"/></linearGradient>
<filter id="${id}-bend" x="-5%" y="-5%" width="110%" height="110%">${noise}<feDisplacementMap in="SourceGraphic" in2="noise" scale="9" xChannelSelector="R" yChannelSelector="G"/></filter>
<filter id="${id}-wrinkle" x="0" y="0" width="100%" height="100%" color-interpolation-filters="sRGB">${noise}<feColorMatrix in="noise" type="matrix" values="3.2 0 0 0 -1.1 3.2 0 0 0 -1.1 3.2 0 0 0 -1.1 0 0 0 0 1"/></filter>
<filter id="${id}-weave" x="0" y="0" width="100%" height="100%" color-interpolation-filters="sRGB"><feTurbulence type="fractalNoise" baseFrequency=".55 .8" numOctaves="2" seed="3"/><feColorMatrix type="matrix" values="0 0 0 0 .5 0 0 0 0 .5 0 0 0 0 .5 ${weave * 1.6} 0 0 0 ${-weave * 0.55}"/></filter></defs>
<path d="${outline}" fill="#${hex}"/>
<g clip-path="url(#${id}-clip)">
<g filter="url(#${id}-bend)">${print}</g>
<rect width="1200" height="1200" filter="url(#${id}-wrinkle)" opacity="${light > 0.8 ? 0.24 : 0.2}" style="mix-blend-mode:soft-light"/>
<path d="${outline}" fill="url(#${id}-round)" style="mix-blend-mode:multiply"/>
<g color="${shade}" opacity="${foldOpacity}" style="mix-blend-mode:multiply">${folds}</g>
<g color="#fff" opacity="${lightOpacity}">${lights}</g>
<path d="${outline}" fill="none" stroke="${shade}" stroke-width="30" stroke-opacity="${light > 0.8 ? 0.3 : 0.5}" filter="url(#blur10)" style="mix-blend-mode:multiply"/>
<path d="${outline}" fill="none" stroke="#fff" stroke-width="3" stroke-opacity="${light < 0.4 ? 0.1 : 0.2}"/>
<rect width="1200" height="1200" filter="url(#${id}-weave)" style="mix-blend-mode:soft-light"/>
<g color="${light < 0.3 ? mix(hex, 'ffffff', 0.26) : mix(hex, '14161f', 0.42)}" opacity=".75">${seams}</g></g>`;
}
