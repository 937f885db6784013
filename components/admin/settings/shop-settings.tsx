'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { Alert } from '@/components/ui/alert';
import { Card } from '@/components/ui/card';
import { Button } from '@/components/ui/form/button';
import { Form, FormFailure } from '@/components/ui/form/form';
import { useSaveSetting } from '@/lib/client/admin/use-setting';
import { useForm } from '@/lib/client/core/use-form';
import type { SettingAnswer } from '@/lib/contracts/backoffice/settings';
import { LOCALE_NAME } from '@/lib/domain/core/locale';
import { unsaidIn } from '@/lib/domain/shop/said';
import { type ShopChange, shopOf, shopSchema, wordsOf } from '@/lib/domain/shop/settings';
import { ShopFieldInput } from './shop-field-input';
import { changeOf, fieldsOf, SHOP_SECTIONS } from './shop-fields';
import { ShopPreview } from './shop-preview';
import { VersionList } from './version-list';

const LABELS = Object.fromEntries(
  SHOP_SECTIONS.flatMap(({ fields }) => fields.map(({ name, label }) => [name, label])),
);

/** The form, what the shop would look like with it, and how it was before. */
export function ShopSettings({ initial }: { initial: SettingAnswer }) {
  const [answer, setAnswer] = useState(initial);
  const [shown, setShown] = useState({ at: 0, value: initial.value });
  return (
    <div className="space-y-6">
      <ShopForm key={shown.at} start={shown.value} answer={answer} onSaved={setAnswer} />
      <VersionList versions={answer.versions} onTake={(value) => setShown(({ at }) => ({ at: at + 1, value }))} />
    </div>
  );
}

type Props = { start: Record<string, unknown>; answer: SettingAnswer; onSaved: (answer: SettingAnswer) => void };

function ShopForm({ start, answer, onSaved }: Props) {
  const save = useSaveSetting('shop');
  const form = useForm({
    start: fieldsOf(start as ShopChange),
    contract: shopSchema,
    input: changeOf,
    send: (value) => save.mutateAsync({ newest: answer.newest, value }),
    onDone: (saved) => {
      onSaved(saved);
      toast.success('Saved. The shop shows it at once.');
    },
  });
  const change = changeOf(form.values) as ShopChange;
  return (
    <Form of={form} className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,28rem)]">
      <div className="space-y-6">
        {SHOP_SECTIONS.map(({ title, fields }) => (
          <Card key={title} title={title}>
            <div className="grid items-start gap-4 sm:grid-cols-2">
              {fields.map((field) => (
                <ShopFieldInput key={field.name} field={field} form={form} fixed={answer.fixed.includes(field.name)} />
              ))}
            </div>
          </Card>
        ))}
        <Unsaid change={change} />
        <FormFailure>{form.failure?.message}</FormFailure>
        <Button type="submit" busy={form.busy}>
          Save
        </Button>
      </div>
      <ShopPreview shop={shopOf(change, {})} />
    </Form>
  );
}

/** What is written in one language and waits for another. */
function Unsaid({ change }: { change: ShopChange }) {
  const missing = wordsOf(change).flatMap(([name, words]) =>
    unsaidIn(words).map((locale) => `${LABELS[name]} (${LOCALE_NAME[locale]})`),
  );
  if (missing.length === 0) return null;
  return (
    <Alert tone="warn" title="Not written in every language">
      {missing.join(', ')}. Until then the other language is shown.
    </Alert>
  );
}
