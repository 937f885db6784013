import type { Design } from '../art';

/** Letters of one thickness on a cell 100 high, drawn as strokes so that no font is needed. */
const LETTERS: Record<string, { width: number; d: string }> = {
  A: { width: 84, d: 'M0 100V42A42 42 0 0 1 84 42V100M0 62H84' },
  D: { width: 80, d: 'M0 0H30A50 50 0 0 1 30 100H0Z' },
  E: { width: 62, d: 'M62 0H0V100H62M0 50H54' },
  G: { width: 88, d: 'M84 22A50 50 0 1 0 88 56H52' },
  H: { width: 78, d: 'M0 0V100M78 0V100M0 50H78' },
  I: { width: 0, d: 'M0 0V100' },
  K: { width: 76, d: 'M0 0V100M72 0L0 56M24 40L76 100' },
  M: { width: 100, d: 'M0 100V0L50 60L100 0V100' },
  N: { width: 80, d: 'M0 100V0L80 100V0' },
  O: { width: 100, d: 'M50 0A50 50 0 1 1 50 100A50 50 0 1 1 50 0Z' },
  S: { width: 66, d: 'M64 14A32 26 0 0 0 33 0A27 25 0 0 0 33 50A27 25 0 0 1 33 100A33 26 0 0 1 0 84' },
  T: { width: 78, d: 'M0 0H78M39 0V100' },
};

const LINES = [
  ['MAKE', '#e4572e'],
  ['GOOD', null],
  ['THINGS', '#2f8792'],
] as const;

const SPACE = 34;
const STROKE = 22;
const MEASURE = 820;

/** One word set to the full measure; its size follows from its length. */
function line(word: string, top: number, color: string): { svg: string; bottom: number } {
  const letters = [...word].map((letter) => LETTERS[letter] ?? { width: 40, d: '' });
  const width = letters.reduce((sum, letter) => sum + letter.width, 0) + SPACE * (letters.length - 1);
  const scale = (MEASURE - STROKE * 1.9) / width;
  let x = 0;
  const paths = letters.map(({ width: letterWidth, d }) => {
    const path = `<path transform="translate(${x} 0)" d="${d}"/>`;
    x += letterWidth + SPACE;
    return path;
  });
  const half = (STROKE / 2) * scale;
  return {
    svg: `<g transform="translate(${500 - (width * scale) / 2} ${top + half}) scale(${scale})" fill="none" stroke="${color}" stroke-width="${STROKE}" stroke-linecap="round" stroke-linejoin="round">${paths.join('')}</g>`,
    bottom: top + 100 * scale + 2 * half,
  };
}

/** Three words stacked to one width. */
export const type: Design = {
  paper: '#f5f0e4',
  art: (ink) => {
    let top = 150;
    const set = LINES.map(([word, color]) => {
      const { svg, bottom } = line(word, top, color ?? ink);
      top = bottom + 38;
      return svg;
    });
    return `<g transform="translate(0 ${(1000 - (top - 38) - 150) / 2})">${set.join('')}</g>`;
  },
};
