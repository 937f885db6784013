import { at, board, OAK, plant, vase, wall } from './props';

/** A shelf by the door. */
export const shelf = {
  behind: `${wall('#e9e2d8', '#cfc4b4')}
<rect y="880" width="1200" height="60" fill="#2a241c" fill-opacity=".38" filter="url(#blur24)" transform="translate(0 60)"/>
${board('shelf', 810, 40, OAK)}<rect y="850" width="1200" height="44" fill="#a57e50"/><rect y="850" width="1200" height="44" fill="#2a1c0e" fill-opacity=".12"/>
${at(1080, 824, 0.95, plant('#7f9687'))}${at(120, 822, 0.9, vase('#e4ddcf'))}
<g fill="#8e6a44"><path d="M196 894H232V1010Q196 960 196 894ZM968 894H1004V1010Q968 960 968 894Z" fill="#2a241c" fill-opacity=".3" filter="url(#blur10)" transform="translate(16 14)"/><path d="M204 894H226V1004Q204 950 204 894ZM976 894H998V1004Q976 950 976 894Z"/></g>`,
  before: '',
};
