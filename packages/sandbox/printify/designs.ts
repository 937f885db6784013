export const DESIGNS = [
  'sunrise',
  'waves',
  'botanical',
  'robot',
  'mountains',
  'cat',
  'type',
  'grid',
  'moon',
  'bloom',
] as const;
export type Design = (typeof DESIGNS)[number];
