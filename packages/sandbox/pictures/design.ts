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

/** All the art there is, by its name in an address. */
export const DESIGNS = { sunrise, waves, botanical, robot, mountains, cat, type, grid, moon, bloom } as const;
export type DesignName = keyof typeof DESIGNS;
export const DESIGN_NAMES = Object.keys(DESIGNS) as DesignName[];

export const DARK_INK = '#25282d';
export const LIGHT_INK = '#f5efe3';
