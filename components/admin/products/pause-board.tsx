'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { When } from '@/components/tracking/when';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Button } from '@/components/ui/form/button';
import { FormFailure } from '@/components/ui/form/form';
import { SelectField } from '@/components/ui/form/select-field';
import { TextAreaField } from '@/components/ui/form/text-area-field';
import { TextField } from '@/components/ui/form/text-field';
import { apiPost } from '@/lib/client/core/api';
import { useAction } from '@/lib/client/core/use-action';
import { useErrorWords } from '@/lib/client/core/use-error-words';
import { doneAnswer } from '@/lib/contracts/backoffice/admin-orders';
import type { Pause, PauseScope } from '@/lib/domain/catalogue/pause';

type What = { scope: PauseScope; subject: string };
type Props = {
  choices: readonly (What & { label: string })[];
  chosen: string;
  pauses: readonly (What & Pause)[];
  nowMs: number;
  mayChange: boolean;
};

const keyOf = ({ scope, subject }: What) => `${scope}:${subject}`;

/** What is not sold now, and a form for more of it. */
export function PauseBoard({ choices, chosen, pauses, nowMs, mayChange }: Props) {
  const t = useTranslations('goods');
  const router = useRouter();
  const errorWords = useErrorWords();
  const resume = useAction(async ({ scope, subject }: What) => {
    await apiPost('/api/admin/pauses/resume', { scope, subject }, doneAnswer);
    router.refresh();
  });
  const labels = new Map(choices.map((choice) => [keyOf(choice), choice.label]));
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <Card title={t('pausedNow')}>
        {pauses.length === 0 ? <p className="text-quiet">{t('nothingPaused')}</p> : null}
        <ul className="divide-y divide-line">
          {pauses.map((pause) => (
            <li key={keyOf(pause)} className="flex flex-wrap items-center gap-3 py-3 first:pt-0 last:pb-0">
              <div className="min-w-0 flex-1 basis-48 [overflow-wrap:anywhere]">
                <p className="font-medium">{labels.get(keyOf(pause)) ?? pause.subject}</p>
                {pause.message ? <p className="text-quiet text-sm">{pause.message}</p> : null}
                {pause.until ? (
                  <p className="text-quiet text-sm">
                    {t('until')} <When iso={pause.until.toISOString()} dateOnly />{' '}
                    {pause.until.getTime() < nowMs ? <Badge>{t('isOver')}</Badge> : null}
                  </p>
                ) : null}
              </div>
              {mayChange ? (
                <Button variant="secondary" size="sm" busy={resume.busy} onClick={() => void resume.start(pause)}>
                  {t('resume', { what: labels.get(keyOf(pause)) ?? '' })}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
        <FormFailure>{resume.error ? errorWords(resume.error) : null}</FormFailure>
      </Card>
      {mayChange ? <PauseForm choices={choices} chosen={chosen} /> : null}
    </div>
  );
}

function PauseForm({ choices, chosen }: Pick<Props, 'choices' | 'chosen'>) {
  const t = useTranslations('goods');
  const router = useRouter();
  const errorWords = useErrorWords();
  const [form, setForm] = useState({ what: chosen, message: '', until: '' });
  const set = (part: Partial<typeof form>) => setForm((old) => ({ ...old, ...part }));
  const pause = useAction(async () => {
    const [scope, ...rest] = form.what.split(':');
    const message = form.message.trim() || null;
    // Sold again with the day's beginning where the merchant is.
    const until = form.until === '' ? null : new Date(`${form.until}T00:00`).toISOString();
    await apiPost('/api/admin/pauses', { scope, subject: rest.join(':'), message, until }, doneAnswer);
    setForm({ what: chosen, message: '', until: '' });
    router.refresh();
  });
  return (
    <Card title={t('pauseSale')}>
      <form
        noValidate
        className="space-y-5"
        onSubmit={(event) => {
          event.preventDefault();
          void pause.start(undefined);
        }}
      >
        <SelectField
          label={t('pauseWhat')}
          value={form.what}
          options={choices.map((choice) => ({ value: keyOf(choice), label: choice.label }))}
          onValueChange={(what) => set({ what })}
        />
        <TextAreaField
          label={t('pauseMessage')}
          hint={t('pauseMessageHint')}
          optional
          maxLength={500}
          value={form.message}
          onValueChange={(message) => set({ message })}
        />
        <TextField
          label={t('soldAgain')}
          optional
          type="date"
          value={form.until}
          onValueChange={(until) => set({ until })}
        />
        <FormFailure>{pause.error ? errorWords(pause.error) : null}</FormFailure>
        <Button type="submit" busy={pause.busy}>
          {t('pause')}
        </Button>
      </form>
    </Card>
  );
}
