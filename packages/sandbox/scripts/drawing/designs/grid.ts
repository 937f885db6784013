import type { Design } from '../art';

const COLORS = ['#e4572e', '#f3a712', '#2e4057', '#76b041', '#a8c6df', '#f0e2cc'] as const;
const CELL = 196;
const GAP = 8;
const START = 500 - (4 * CELL + 3 * GAP) / 2;

/** What fills each of the sixteen tiles: shape, ground colour, shape colour, quarter turns. */
const TILES = [
  ['quarter', 2, 1, 0],
  ['half', 5, 0, 1],
  ['dot', 4, 2, 0],
  ['quarter', 1, 0, 2],
  ['rings', 0, 5, 0],
  ['quarter', 5, 3, 3],
  ['leaf', 1, 2, 0],
  ['half', 2, 4, 2],
  ['leaf', 5, 0, 1],
  ['dot', 3, 5, 0],
  ['quarter', 4, 2, 1],
  ['rings', 2, 1, 1],
  ['half', 1, 2, 3],
  ['quarter', 0, 4, 1],
  ['leaf', 2, 5, 1],
  ['dot', 5, 0, 0],
] as const;

const SHAPES: Record<(typeof TILES)[number][0], (fill: string) => string> = {
  quarter: (fill) => `<path d="M0 0H196A196 196 0 0 1 0 196Z" fill="${fill}"/>`,
  half: (fill) =>
    `<path d="M0 0A98 98 0 0 0 196 0Z" fill="${fill}"/><path d="M0 98A98 98 0 0 0 196 98Z" fill="${fill}"/>`,
  dot: (fill) => `<circle cx="98" cy="98" r="64" fill="${fill}"/>`,
  rings: (fill) =>
    `<g fill="none" stroke="${fill}" stroke-width="26"><path d="M13 0A183 183 0 0 1 0 13"/><path d="M60 0A60 60 0 0 1 0 60M118 0A118 118 0 0 1 0 118M176 0A176 176 0 0 1 0 176"/></g>`,
  leaf: (fill) => `<path d="M0 0C0 108 88 196 196 196C196 88 108 0 0 0Z" fill="${fill}"/>`,
};

/** Sixteen tiles of quarter circles, dots and leaves, as from a box of wooden blocks. */
export const grid: Design = {
  paper: '#f7f1e5',
  art: () =>
    TILES.map(([shape, ground, fill, turns], index) => {
      const x = START + (index % 4) * (CELL + GAP);
      const y = START + Math.floor(index / 4) * (CELL + GAP);
      return `<svg x="${x}" y="${y}" width="${CELL}" height="${CELL}" viewBox="0 0 196 196"><rect width="196" height="196" fill="${COLORS[ground]}"/>
<g transform="rotate(${turns * 90} 98 98)">${SHAPES[shape](COLORS[fill])}</g></svg>`;
    }).join(''),
};
