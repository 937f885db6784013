/** What a coloured box means. Colour is never the only sign: it always stands beside words. */
export type Tone = 'neutral' | 'accent' | 'good' | 'warn' | 'danger' | 'info';

export const TONE_BOX: Record<Tone, string> = {
  neutral: 'bg-soft text-ink',
  accent: 'bg-accent-soft text-accent',
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  danger: 'bg-danger-soft text-danger',
  info: 'bg-info-soft text-info',
};
