'use client';

import { ArrowLeft, ArrowRight, Eye, EyeOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/form/button';
import { Picture } from '@/components/ui/picture/picture';

type Props = {
  /** All there are, in the provider's order. */
  all: readonly string[];
  /** Those shown, in the merchant's; null: as the provider has them. */
  shown: readonly string[] | null;
  onChange: (shown: string[] | null) => void;
  disabled: boolean;
};

/** Which pictures shoppers see and in which order, by buttons, so that every hand and key can do it. */
export function PictureOrder({ all, shown, onChange, disabled }: Props) {
  const t = useTranslations('goods');
  const own = shown ?? all;
  const hidden = all.filter((each) => !own.includes(each));
  const move = (at: number, by: number) => {
    const next = [...own];
    const [picture = ''] = next.splice(at, 1);
    next.splice(at + by, 0, picture);
    onChange(next);
  };
  return (
    <div className="space-y-3">
      <ol className="grid grid-cols-2 gap-3 sm:grid-cols-4" aria-label={t('pictures')}>
        {own.map((picture, at) => (
          <li key={picture} className="overflow-hidden rounded-control border border-line">
            <Picture src={picture} alt={t('pictureAt', { place: at + 1 })} sizes="12rem" />
            {disabled ? null : (
              <div className="flex justify-between p-1">
                <Step label={t('earlier', { place: at + 1 })} off={at === 0} onClick={() => move(at, -1)}>
                  <ArrowLeft aria-hidden className="size-4" />
                </Step>
                <Step
                  label={t('hidePicture', { place: at + 1 })}
                  off={own.length === 1}
                  onClick={() => onChange(own.filter((each) => each !== picture))}
                >
                  <EyeOff aria-hidden className="size-4" />
                </Step>
                <Step label={t('later', { place: at + 1 })} off={at === own.length - 1} onClick={() => move(at, 1)}>
                  <ArrowRight aria-hidden className="size-4" />
                </Step>
              </div>
            )}
          </li>
        ))}
        {hidden.map((picture, at) => (
          <li key={picture} className="overflow-hidden rounded-control border border-line border-dashed">
            <Picture src={picture} alt={t('hiddenPicture', { place: at + 1 })} sizes="12rem" className="opacity-40" />
            {disabled ? null : (
              <div className="flex justify-center p-1">
                <Step label={t('showPicture', { place: at + 1 })} onClick={() => onChange([...own, picture])}>
                  <Eye aria-hidden className="size-4" />
                </Step>
              </div>
            )}
          </li>
        ))}
      </ol>
      {shown === null || disabled ? null : (
        <Button variant="ghost" size="sm" onClick={() => onChange(null)}>
          {t('asProvider')}
        </Button>
      )}
    </div>
  );
}

type StepProps = { label: string; off?: boolean; onClick: () => void; children: React.ReactNode };

function Step({ label, off = false, onClick, children }: StepProps) {
  return (
    <Button variant="ghost" size="sm" icon aria-label={label} disabled={off} onClick={onClick}>
      {children}
    </Button>
  );
}
