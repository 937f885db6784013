import { at, board, books, plant, WALNUT, wall } from './props';

/** A quiet desk in the morning: notebook, pencil, a plant. */
export const desk = {
  behind: `${wall('#e8ebe4', '#c9d0c6')}
${board('desk', 838, 362, WALNUT)}<rect y="838" width="1200" height="80" fill="#1d120a" fill-opacity=".18" filter="url(#blur24)"/>
${at(1020, 902, 1.1, plant('#e7dfd2'))}${at(196, 900, 1, books(['#c8553d', 300], ['#e9d8b4', 270], ['#3d5a6c', 286]))}`,
  before: `<g transform="translate(150 1036) rotate(-6)"><path d="M-10 14L330 14L372 128L-50 128Z" fill="#1d120a" fill-opacity=".4" filter="url(#blur10)"/><path d="M0 0H320L366 116H-44Z" fill="#f4efe4"/><path d="M0 0H320L366 116H-44Z" fill="#3d5a6c"/><path d="M8 0H316L356 104H-32Z" fill="#4b6c80"/><path d="M150 0L146 110" stroke="#e9d8b4" stroke-width="9"/></g>
<g transform="translate(700 1098) rotate(-9)"><path d="M0 12H330V22H0Z" fill="#1d120a" fill-opacity=".5" filter="url(#blur6)"/><path d="M0 0H292V16H0Z" fill="#e0a93b"/><path d="M0 0H292V6H0Z" fill="#fff" fill-opacity=".35"/><path d="M292 0L330 8L292 16Z" fill="#efd9b4"/><path d="M318 5L330 8L318 11Z" fill="#2a241c"/><path d="M-18 0H0V16H-18Q-26 8-18 0Z" fill="#d9694d"/></g>`,
};
