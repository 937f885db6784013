/** What a picture shows: the goods in one colour with one piece of art on them. */
export type Look = {
  /** The goods' colour, six hex digits. */
  hex: string;
  /** The art's SVG on a 1000 × 1000 sheet. */
  art: string;
  /** What a poster or pillow of this art is printed on. */
  paper: string;
};

export type Kind = {
  /** The goods alone, on the 1200 × 1200 picture. */
  draw: (look: Look) => string;
  /** The silhouette that throws the shadow. */
  shadow: string;
  /** Hung against a wall, or standing or lying on something. */
  rests: 'hangs' | 'stands' | 'lies';
  /** Whether the art lies on the goods' colour or on its own paper. */
  printsOn: 'goods' | 'paper';
  /** The square that `front` shows. */
  front: Square;
  /** The square that `detail` shows. */
  detail: Square;
  /** The square of the scene which the goods' 1200 × 1200 fill. */
  inScene: Square & { setting: SettingName };
};

export type Square = { x: number; y: number; size: number };
export type SettingName = 'rail' | 'desk' | 'sofa' | 'wall' | 'laptop' | 'shelf' | 'pegs';

/** Lays a 1000 × 1000 sheet of art on a square of the picture. */
export function place(art: string, x: number, y: number, size: number): string {
  return `<svg x="${x}" y="${y}" width="${size}" height="${size}" viewBox="0 0 1000 1000">${art}</svg>`;
}
