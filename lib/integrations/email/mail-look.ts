/** `auto` is what is sent; the others are the same mail as a light or a dark mail program shows it. */
export type MailTheme = 'auto' | 'light' | 'dark';

type Colors = {
  page: string;
  card: string;
  ink: string;
  quiet: string;
  line: string;
  accent: { back: string; ink: string };
};

export const LIGHT: Colors = {
  page: '#f5f5f3',
  card: '#ffffff',
  ink: '#1f2328',
  quiet: '#5b6470',
  line: '#e3e3df',
  accent: { back: '#0f5f4c', ink: '#ffffff' },
};
const DARK: Colors = {
  page: '#121312',
  card: '#1c1e1d',
  ink: '#f1f1ee',
  quiet: '#a9b0b8',
  line: '#3a3d3b',
  accent: { back: '#6cc5a9', ink: '#0d1f19' },
};

const WHERE: Record<MailTheme, string> = {
  auto: '(prefers-color-scheme: dark)',
  light: 'not all',
  dark: 'all',
};

/** Mail programs read the light colours from the elements; those that know dark mode read this, which overrules them. */
export function darkSheet(theme: MailTheme): string {
  const { page, card, ink, quiet, line, accent } = DARK;
  const rules = [
    `.page{background-color:${page} !important}`,
    `.card{background-color:${card} !important}`,
    `.ink{color:${ink} !important}`,
    `.quiet{color:${quiet} !important}`,
    `.line{border-color:${line} !important}`,
    `.action{background-color:${accent.back} !important;color:${accent.ink} !important}`,
  ].join('');
  return `@media ${WHERE[theme]} {${rules}}`;
}
