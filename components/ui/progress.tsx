type Props = { value: number; max: number; label: string };

/** How far something has come. Drawn by us: browsers ignore the accent colour of a bar with a height of its own. */
export function Progress({ value, max, label }: Props) {
  return (
    <progress
      value={value}
      max={max}
      aria-label={label}
      className="h-2 w-full appearance-none overflow-hidden rounded-full bg-soft [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-soft [&::-webkit-progress-value]:bg-accent"
    />
  );
}
