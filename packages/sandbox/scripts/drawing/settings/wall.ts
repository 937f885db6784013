import { at, board, books, OAK, wall as plainWall, plant, vase } from './props';

/** A wall over a sideboard. */
export const wall = {
  behind: `${plainWall('#e6e4dd', '#c8c4b8')}
<path d="M0 900H1200V940H0Z" fill="#2a241c" fill-opacity=".3" filter="url(#blur24)"/>
${board('sideboard', 906, 30, OAK)}<rect y="936" width="1200" height="264" fill="#b98f60"/>${board('drawers', 950, 250, OAK)}
<g fill="none" stroke="#4a321a" stroke-opacity=".55" stroke-width="4"><path d="M400 950V1200M800 950V1200M0 948H1200"/></g><g fill="#4a3a28"><rect x="170" y="1010" width="70" height="10" rx="5"/><rect x="565" y="1010" width="70" height="10" rx="5"/><rect x="960" y="1010" width="70" height="10" rx="5"/></g>
${at(1046, 908, 1.05, plant('#f1ece2'))}${at(140, 908, 1, vase('#c06b4d'))}${at(342, 908, 0.8, books(['#40596b', 210], ['#e2d3b3', 190]))}`,
  before: '',
};
