'use client';

import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/form/button';

/** Told once, here: what is stored of them opens nothing. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that had the focus is gone.
  useEffect(() => heading.current?.focus(), []);
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(codes.join('\n'))}`;
  return (
    <div role="status">
      <h3 ref={heading} tabIndex={-1} className="font-semibold outline-none">
        Put these codes away now
      </h3>
      <p className="mt-1 text-quiet">
        Each opens the console once when your passkey is lost. They are shown this one time.
      </p>
      <ul className="my-4 grid gap-x-6 gap-y-1.5 font-mono text-sm sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        <Button onClick={onDone}>I have put them away</Button>
        <a href={file} download="recovery-codes.txt" className="btn btn-quiet">
          Save as a file
        </a>
      </div>
    </div>
  );
}
