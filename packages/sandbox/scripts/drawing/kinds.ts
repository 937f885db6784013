import type { Kind } from './kind';
import { cap } from './kinds/cap';
import { phoneCase } from './kinds/case';
import { hoodie } from './kinds/hoodie';
import { mug } from './kinds/mug';
import { pillow } from './kinds/pillow';
import { poster } from './kinds/poster';
import { sticker } from './kinds/sticker';
import { sweatshirt } from './kinds/sweatshirt';
import { tee } from './kinds/tee';
import { tote } from './kinds/tote';

/** All goods there are pictures of, by name. */
export const KINDS = {
  tee,
  hoodie,
  sweatshirt,
  cap,
  mug,
  poster,
  tote,
  sticker,
  pillow,
  case: phoneCase,
} as const satisfies Record<string, Kind>;
export type KindName = keyof typeof KINDS;
