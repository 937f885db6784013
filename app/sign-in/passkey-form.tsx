'use client';

import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { Button } from '@/components/ui/form/button';
import { useAction } from '@/lib/client/core/use-action';
import { useErrorWords } from '@/lib/client/core/use-error-words';

/** For staff: a passkey signs in without a mail. */
export function PasskeyForm() {
  const t = useTranslations('signIn');
  const words = useErrorWords();
  const form = useRef<HTMLFormElement>(null);
  const answer = useRef<HTMLInputElement>(null);
  const ask = useAction(async () => {
    const proof = await (await import('@/lib/client/core/passkeys')).passkeyToSignIn();
    if (answer.current) answer.current.value = proof;
    form.current?.submit();
  });
  return (
    <form ref={form} method="post" action="/api/auth/callback/email" className="space-y-3 border-line border-t pt-5">
      <input ref={answer} type="hidden" name="passkey" />
      <Button
        variant="secondary"
        size="lg"
        className="w-full"
        busy={ask.busy}
        onClick={() => void ask.start(undefined)}
      >
        {t('passkey')}
      </Button>
      <p role="alert" className="text-danger text-sm empty:hidden">
        {ask.error ? (ask.error.code === null ? t('problem.passkey') : words(ask.error)) : ''}
      </p>
    </form>
  );
}
