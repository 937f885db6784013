import type { Brand } from './card-number';
import { s } from './dom';

type Badge = { name: string; text: string; ground: string; ink: string };

/** Plain badges of our own: the networks' logos are not ours to ship. */
const BADGES: Record<Exclude<Brand, 'unknown'>, Badge> = {
  visa: { name: 'Visa', text: 'VISA', ground: '#1d3a8a', ink: '#ffffff' },
  mastercard: { name: 'Mastercard', text: 'MC', ground: '#7a2412', ink: '#ffffff' },
  amex: { name: 'American Express', text: 'AMEX', ground: '#0b6aa2', ink: '#ffffff' },
  discover: { name: 'Discover', text: 'DISC', ground: '#a8480b', ink: '#ffffff' },
  diners: { name: 'Diners Club', text: 'DC', ground: '#3d4654', ink: '#ffffff' },
  jcb: { name: 'JCB', text: 'JCB', ground: '#1f6b3a', ink: '#ffffff' },
  unionpay: { name: 'UnionPay', text: 'UP', ground: '#8c1530', ink: '#ffffff' },
};

const FRAME = { class: 'Icon', viewBox: '0 0 34 22', width: '34', height: '22' };
const LINE = { fill: 'none', stroke: 'currentColor', 'stroke-width': '1.5', opacity: '0.7' };

export function brandIcon(brand: Brand): SVGElement {
  if (brand === 'unknown') {
    return s(
      'svg',
      { ...FRAME, 'aria-hidden': 'true' },
      s('rect', { ...LINE, x: '1', y: '1', width: '32', height: '20', rx: '3' }),
      s('path', { ...LINE, d: 'M1 7h32M6 15h8' }),
    );
  }
  const { name, text, ground, ink } = BADGES[brand];
  const words = { x: '17', y: '15', 'text-anchor': 'middle', 'font-size': '10', 'font-weight': '700', fill: ink };
  return s(
    'svg',
    { ...FRAME, role: 'img', 'aria-label': name },
    s('rect', { width: '34', height: '22', rx: '3', fill: ground }),
    s('text', { ...words, 'font-family': 'Arial, sans-serif' }, text),
  );
}

/** A card seen from where the security code stands. */
export function cvcIcon(): SVGElement {
  const dots = ['20', '24', '28'].map((cx) => s('circle', { cx, cy: '14', r: '1.4', fill: 'currentColor' }));
  return s(
    'svg',
    { ...FRAME, 'aria-hidden': 'true' },
    s('rect', { ...LINE, x: '1', y: '1', width: '32', height: '20', rx: '3' }),
    s('path', { ...LINE, d: 'M1 6.5h32', 'stroke-width': '3' }),
    ...dots,
  );
}
