import { s } from './dom';

/** What a select shows at its end. */
export function arrowIcon(): SVGElement {
  const frame = { class: 'Icon', viewBox: '0 0 14 22', width: '14', height: '22', 'aria-hidden': 'true' };
  const line = { fill: 'none', stroke: 'currentColor', 'stroke-width': '1.5', opacity: '0.7' };
  const ends = { 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
  return s('svg', frame, s('path', { ...line, ...ends, d: 'm2 9 5 5 5-5' }));
}
