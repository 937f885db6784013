import { at, board, books, OAK, plant, wall } from './props';

/** A hook and the shoulders of a hanger that vanish into the garment. */
const HANGER = `<path d="M600 152C600 120 646 118 648 152C650 190 604 190 604 232V300" fill="none" stroke="#2a241c" stroke-opacity=".3" stroke-width="10" filter="url(#blur6)" transform="translate(12 12)"/>
<path d="M576 160C572 118 640 112 638 158C636 192 600 196 600 236V345" fill="none" stroke="#8e8b86" stroke-width="9" stroke-linecap="round"/><path d="M600 340C570 350 520 372 460 400H740C680 372 630 350 600 340Z" fill="#b98d5c"/>`;

/** Garments on a steel rod, a bench below. */
export const rail = {
  behind: `${wall('#efe7da', '#d9cdbb')}
<rect y="132" width="1200" height="22" fill="#2a241c" fill-opacity=".25" filter="url(#blur10)" transform="translate(10 26)"/>
<linearGradient id="rod" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#6c6a67"/><stop offset=".3" stop-color="#d8d5cf"/><stop offset="1" stop-color="#4a4845"/></linearGradient><rect y="128" width="1200" height="20" fill="url(#rod)"/>
${board('bench', 1066, 134, OAK)}${at(1052, 1070, 1.15, plant('#c9714f'))}${at(150, 1068, 0.9, books(['#7b8f8a', 250], ['#d7c2a0', 226], ['#b8604a', 200]))}${HANGER}`,
  before: '',
};
