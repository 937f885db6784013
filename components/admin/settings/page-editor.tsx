'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { PageText } from '@/components/shop/page/page-text';
import { Alert } from '@/components/ui/alert';
import { Card } from '@/components/ui/card';
import { Button } from '@/components/ui/form/button';
import { Form, FormFailure } from '@/components/ui/form/form';
import { TextAreaField } from '@/components/ui/form/text-area-field';
import { useSaveSetting } from '@/lib/client/admin/use-setting';
import { useForm } from '@/lib/client/core/use-form';
import type { SettingAnswer } from '@/lib/contracts/backoffice/settings';
import { LOCALE_NAME, LOCALES, type Locale } from '@/lib/domain/core/locale';
import { PLACEHOLDERS, pageSchema, pageText, type ShopPage, unsetIn } from '@/lib/domain/shop/pages';
import type { Said } from '@/lib/domain/shop/said';
import type { Shop } from '@/lib/domain/shop/settings';
import { TEMPLATES_DE } from '@/lib/domain/shop/templates/de';
import { TEMPLATES_EN } from '@/lib/domain/shop/templates/en';
import { VersionList } from './version-list';

const TEMPLATES: Record<Locale, Record<ShopPage, string>> = { en: TEMPLATES_EN, de: TEMPLATES_DE };
type Body = { en: string; de: string };

type Props = { page: ShopPage; shop: Shop; initial: SettingAnswer };

/** One page in each language, as it will be read beside it, and how it was before. */
export function PageEditor({ page, shop, initial }: Props) {
  const [answer, setAnswer] = useState(initial);
  const [shown, setShown] = useState({ at: 0, value: initial.value });
  return (
    <div className="space-y-6">
      <PageForm
        key={shown.at}
        page={page}
        shop={shop}
        start={bodyOf(shown.value)}
        answer={answer}
        onSaved={setAnswer}
      />
      <VersionList versions={answer.versions} onTake={(value) => setShown(({ at }) => ({ at: at + 1, value }))} />
    </div>
  );
}

function bodyOf(value: Record<string, unknown>): Body {
  const body = (value['body'] ?? {}) as Said;
  return { en: body.en ?? '', de: body.de ?? '' };
}

type FormProps = {
  page: ShopPage;
  shop: Shop;
  start: Body;
  answer: SettingAnswer;
  onSaved: (answer: SettingAnswer) => void;
};

function PageForm({ page, shop, start, answer, onSaved }: FormProps) {
  const save = useSaveSetting(page);
  const form = useForm({
    start,
    contract: pageSchema,
    input: (body) => ({ body }),
    send: (value) => save.mutateAsync({ newest: answer.newest, value }),
    onDone: (saved) => {
      onSaved(saved);
      toast.success('Saved. The shop shows it at once.');
    },
  });
  return (
    <Form of={form} className="space-y-6">
      {LOCALES.map((locale) => (
        <div key={locale} className="grid items-start gap-6 xl:grid-cols-2">
          <Card
            title={LOCALE_NAME[locale]}
            action={
              <Button variant="secondary" size="sm" onClick={() => form.set(locale, TEMPLATES[locale][page])}>
                Begin with the template
              </Button>
            }
          >
            <TextAreaField
              {...form.field(locale)}
              label="Text"
              lang={locale}
              rows={16}
              hint={`Markdown, no HTML. From the settings: ${Object.keys(PLACEHOLDERS)
                .map((name) => `{${name}}`)
                .join(' ')}`}
            />
            <Unset names={unsetIn(form.values[locale], shop)} />
          </Card>
          <Card title="Preview">
            <div lang={locale} className="max-h-[32rem] overflow-y-auto">
              <PageText text={pageText({ body: { [locale]: form.values[locale] } }, shop, locale)} />
            </div>
          </Card>
        </div>
      ))}
      <FormFailure>{form.failure?.message}</FormFailure>
      <Button type="submit" busy={form.busy}>
        Save
      </Button>
    </Form>
  );
}

function Unset({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <Alert tone="warn" className="mt-4">
      Not set yet, so their lines are left out: {names.join(', ')}. They stand under Settings.
    </Alert>
  );
}
