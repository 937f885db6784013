/** The middle and the most room of a print on each good's front picture, in fractions of its side. */
const ROOM = {
  tee: { x: 0.5, y: 0.4554, width: 0.3564, height: 0.4752 },
  hoodie: { x: 0.5, y: 0.5184, width: 0.301, height: 0.3204 },
  sweatshirt: { x: 0.5, y: 0.5102, width: 0.3673, height: 0.4796 },
  cap: { x: 0.5, y: 0.3638, width: 0.2468, height: 0.1596 },
  mug: { x: 0.4409, y: 0.5, width: 0.4273, height: 0.4 },
  poster: { x: 0.5, y: 0.5125, width: 0.4964, height: 0.6821 },
  sticker: { x: 0.4896, y: 0.4896, width: 0.7083, height: 0.7083 },
  pillow: { x: 0.5, y: 0.5, width: 0.5926, height: 0.5926 },
  case: { x: 0.5, y: 0.5409, width: 0.3, height: 0.5091 },
  tote: { x: 0.5091, y: 0.6345, width: 0.3818, height: 0.4182 },
};

export type PrintedKind = keyof typeof ROOM;

export const isPrintedKind = (kind: string): kind is PrintedKind => Object.hasOwn(ROOM, kind);

/** Where an area `ratio` times as high as wide lies on a good's front picture, in fractions of its side. */
export function printPlace(kind: PrintedKind, ratio: number) {
  const { x, y, width: most, height: highest } = ROOM[kind];
  const width = Math.min(most, highest / ratio);
  const height = width * ratio;
  return { left: x - width / 2, top: y - height / 2, width, height };
}
