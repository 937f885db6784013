'use client';

import { Copy } from 'lucide-react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/form/button';

/** Copies what stands beside it. */
export function CopyIcon({ value, what }: { value: string; what: string }) {
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => toast.success(`Copied ${value}`),
      () => toast.error('The browser does not allow copying. Select it and copy by hand.'),
    );
  return (
    <Button variant="ghost" size="sm" icon aria-label={`Copy ${what}`} onClick={() => void copy()}>
      <Copy aria-hidden className="size-4" />
    </Button>
  );
}
