export type MailTheme = 'auto' | 'light' | 'dark';

type Colors = {
  page: string;
  card: string;
  ink: string;
  quiet: string;
  line: string;
  accent: { back: string; ink: string };
};

const LIGHT: Colors = {
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

/** Mail programs read colours from the elements; those that know dark mode read the sheet, which overrules them. */
export function mailLook(theme: MailTheme): Colors & { sheet: string } {
  const colors = theme === 'dark' ? DARK : LIGHT;
  return { ...colors, sheet: theme === 'auto' ? `@media (prefers-color-scheme: dark) {${rules(DARK)}}` : '' };
}

function rules({ page, card, ink, quiet, line, accent }: Colors): string {
  return [
    `.page{background-color:${page} !important}`,
    `.card{background-color:${card} !important}`,
    `.ink{color:${ink} !important}`,
    `.quiet{color:${quiet} !important}`,
    `.line{border-color:${line} !important}`,
    `.action{background-color:${accent.back} !important;color:${accent.ink} !important}`,
  ].join('');
}
