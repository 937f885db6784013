'use client';
import { Dialog } from '@/components/ui/dialog';
import { GO_TO } from './use-shortcuts';

const KEYS: readonly [string[], string][] = [
  [['Ctrl', 'K'], 'Find an order, a screen, an action'],
  [['j'], 'Next row'],
  [['k'], 'Previous row'],
  [['Enter'], 'Open the row'],
  [['x'], 'Select the order'],
  [['/'], 'Search in the page'],
  ...Object.entries(GO_TO).map(([key, { label }]): [string[], string] => [['g', key], `Go to ${label}`]),
  [['?'], 'This help'],
];

export function KeyboardHelp({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard">
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-6 gap-y-2.5 text-[0.9375rem]">
        {KEYS.map(([keys, what]) => (
          <div key={what} className="contents">
            <dt className="flex gap-1">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="min-w-7 rounded-md border border-line-strong bg-soft px-1.5 py-0.5 text-center font-sans text-sm"
                >
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
