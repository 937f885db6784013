import type { KindName } from './kinds';
import { KINDS } from './kinds';

/** The middle and the most room of a print on each good, on the 1200 × 1200 picture. */
const ROOM: Record<KindName, { x: number; y: number; width: number; height: number }> = {
  tee: { x: 600, y: 610, width: 360, height: 480 },
  hoodie: { x: 600, y: 600, width: 310, height: 330 },
  sweatshirt: { x: 600, y: 640, width: 360, height: 470 },
  cap: { x: 600, y: 452, width: 232, height: 150 },
  mug: { x: 545, y: 600, width: 470, height: 440 },
  poster: { x: 600, y: 592, width: 556, height: 764 },
  sticker: { x: 600, y: 590, width: 680, height: 680 },
  pillow: { x: 600, y: 606, width: 640, height: 640 },
  case: { x: 600, y: 640, width: 330, height: 560 },
  tote: { x: 600, y: 750, width: 420, height: 460 },
};

/** Where an area `ratio` times as high as wide lies on a good's front picture, in fractions of its side. */
export function printPlace(kind: KindName, ratio: number) {
  const { x, y, width: most, height: highest } = ROOM[kind];
  const { front } = KINDS[kind];
  const width = Math.min(most, highest / ratio);
  const height = width * ratio;
  return {
    left: (x - width / 2 - front.x) / front.size,
    top: (y - height / 2 - front.y) / front.size,
    width: width / front.size,
    height: height / front.size,
  };
}
