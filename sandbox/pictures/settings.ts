import type { Kind } from './kind';

export function inScene(kind: Kind, goods: string): string {
  const { x, y, size } = kind.inScene;
  return `<g transform="translate(${x} ${y}) scale(${size / 1200})">${goods}</g>`;
}
