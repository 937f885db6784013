/** Our mark: a print head over the sheet it has just left. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <rect x="5" y="5" width="22" height="9" rx="3" fill="currentColor" />
      <circle cx="11" cy="9.5" r="1.6" fill="var(--page)" />
      <circle cx="21" cy="9.5" r="1.6" fill="var(--page)" />
      <path
        d="M9 17h14v8.500a1.500 1.500 0 0 1-1.500 1.500h-11A1.500 1.500 0 0 1 9 25.500Z"
        fill="currentColor"
        opacity="0.45"
      />
    </svg>
  );
}
