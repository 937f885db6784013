import type { Kind, SettingName } from './kind';
import { desk } from './settings/desk';
import { laptop } from './settings/laptop';
import { pegs } from './settings/pegs';
import { rail } from './settings/rail';
import { shelf } from './settings/shelf';
import { sofa } from './settings/sofa';
import { wall } from './settings/wall';

/** A corner of a home: what is drawn behind the goods and what in front of them. */
type Setting = { behind: string; before: string };

const SETTINGS: Record<SettingName, Setting> = { desk, laptop, pegs, rail, shelf, sofa, wall };

/** Puts the goods, drawn on 1200 × 1200, in their place in the scene. */
export function inScene(kind: Kind, goods: string): string {
  const { setting, x, y, size } = kind.inScene;
  const { behind, before } = SETTINGS[setting];
  return `${behind}<g transform="translate(${x} ${y}) scale(${size / 1200})">${goods}</g>${before}`;
}
