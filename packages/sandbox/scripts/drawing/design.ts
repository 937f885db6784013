import type { Art } from '../../pictures/goods-picture';
import type { Design } from './art';
import { bloom } from './designs/bloom';
import { botanical } from './designs/botanical';
import { cat } from './designs/cat';
import { grid } from './designs/grid';
import { moon } from './designs/moon';
import { mountains } from './designs/mountains';
import { robot } from './designs/robot';
import { sunrise } from './designs/sunrise';
import { type } from './designs/type';
import { waves } from './designs/waves';

/** All the art there is. */
export const DESIGNS = { sunrise, waves, botanical, robot, mountains, cat, type, grid, moon, bloom } satisfies Record<
  Art,
  Design
>;

export const DARK_INK = '#25282d';
export const LIGHT_INK = '#f5efe3';
