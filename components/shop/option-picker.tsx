'use client';
import { useId } from 'react';

type Props = {
  name: string;
  value: string;
  choices: { value: string; hex: string | null; available: boolean }[];
  onChange: (value: string) => void;
};

export function OptionPicker({ name, value, choices, onChange }: Props) {
  const id = useId();
  const isColor = name === 'color' && choices.every(({ hex }) => hex !== null);
  return (
    <fieldset>
      <legend className="mb-2 font-medium capitalize">
        {name}: <span className="font-normal text-quiet">{value}</span>
      </legend>
      <div className="flex flex-wrap gap-2">
        {choices.map((choice) => (
          <label
            key={choice.value}
            className="relative flex min-h-11 min-w-11 cursor-pointer items-center justify-center gap-2 rounded-lg border border-line bg-card px-3 has-checked:border-accent has-focus-visible:outline-2 has-focus-visible:outline-accent has-checked:ring-1 has-checked:ring-accent"
          >
            <input
              type="radio"
              name={id}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
              className="sr-only"
            />
            {isColor && choice.hex ? (
              <span
                aria-hidden="true"
                className="size-5 rounded-full border border-line"
                style={{ backgroundColor: choice.hex }}
              />
            ) : null}
            <span className={choice.available ? '' : 'text-quiet line-through'}>{choice.value}</span>
            {choice.available ? null : <span className="sr-only">, not available</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
