/** The art on the shops' own products; `scripts/drawing` draws it. */
export type Art =
  | 'sunrise'
  | 'waves'
  | 'botanical'
  | 'robot'
  | 'mountains'
  | 'cat'
  | 'type'
  | 'grid'
  | 'moon'
  | 'bloom';

export const VIEWS = ['front', 'detail', 'scene'] as const;

/** One side of one good in one colour, with art on it or `plain`. Each is a file. */
export type GoodsPicture<Kind extends string = string> = {
  kind: Kind;
  design: Art | 'plain';
  hex: string;
  view: (typeof VIEWS)[number];
};

export const PICTURE_FOLDER = new URL('./files/', import.meta.url);

export const pictureName = ({ kind, design, hex, view }: Record<keyof GoodsPicture, string>): string =>
  `${kind}-${design}-${hex.toLowerCase()}-${view}.webp`;
