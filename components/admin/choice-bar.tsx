import clsx from 'clsx';
import type { ReactNode } from 'react';

type Choice<Value extends string> = { value: Value; label: ReactNode; count?: number; urgent?: boolean };
type Props<Value extends string> = {
  label: string;
  choices: readonly Choice<Value>[];
  value: Value;
  onChange: (value: Value) => void;
};

/** A row of filters of which one holds. Scrolls sideways on a phone. */
export function ChoiceBar<Value extends string>({ label, choices, value, onChange }: Props<Value>) {
  return (
    <fieldset className="-mx-4 min-w-0 overflow-x-auto px-4 sm:mx-0 sm:px-0">
      <legend className="sr-only">{label}</legend>
      <div className="flex w-max gap-1.5 p-0.5 sm:w-auto sm:flex-wrap">
        {choices.map((choice) => (
          <button
            key={choice.value}
            type="button"
            aria-pressed={choice.value === value}
            onClick={() => onChange(choice.value)}
            className={clsx(
              'inline-flex min-h-9 items-center gap-2 rounded-full border px-3 text-sm',
              choice.value === value
                ? 'border-accent bg-accent-soft font-medium text-accent'
                : 'border-line-strong bg-card text-ink hover:bg-soft',
            )}
          >
            {choice.label}
            {choice.count === undefined ? null : (
              <span className={clsx('tabular-nums', choice.urgent ? 'font-semibold text-danger' : 'text-quiet')}>
                {choice.count}
              </span>
            )}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
