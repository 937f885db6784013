/** What a colour means. It is never the only sign: words stand beside it. */
export type Tone = 'accent' | 'good' | 'warn' | 'danger' | 'info';
