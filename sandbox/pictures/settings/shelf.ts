import { at, board, books, OAK, plant, vase, wall } from './props';

/** A shelf by the door. */
export const shelf = {
  behind: `${wall('#e9e2d8', '#cfc4b4')}
<rect y="880" width="1200" height="60" fill="#2a241c" fill-opacity=".38" filter="url(#blur24)" transform="translate(0 60)"/>
${board('shelf', 810, 40, OAK)}<rect y="850" width="1200" height="44" fill="#a57e50"/><rect y="850" width="1200" height="44" fill="#2a1c0e" fill-opacity=".12"/>
${at(1080, 824, 0.95, plant('#7f9687'))}${at(120, 822, 0.9, vase('#e4ddcf'))}
<g fill="none" stroke="#8e6a44" stroke-width="20" stroke-linecap="round"><path d="M220 960V1010M600 960V1010M980 960V1010" stroke="#2a241c" stroke-opacity=".25" transform="translate(12 16)"/><path d="M220 960V1010M600 960V1010M980 960V1010"/></g>${board('rack', 930, 50, OAK)}`,
  before: at(1020, 1400, 0.9, books(['#7b8f8a', 250])),
};
