import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/form/button';

/** In the place of the form that was sent. */
export function Done({ children, onClose }: { children: ReactNode; onClose: () => void }) {
  const t = useTranslations('base');
  return (
    <div className="py-3">
      <p role="status" className="text-good">
        {children}
      </p>
      <Button variant="secondary" className="mt-3" onClick={onClose}>
        {t('close')}
      </Button>
    </div>
  );
}
