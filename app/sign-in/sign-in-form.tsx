'use client';

import { useMutation } from '@tanstack/react-query';
import { MailCheck } from 'lucide-react';
import { signIn } from 'next-auth/react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { TextField } from '@/components/ui/text-field';

export type SignInProblem = 'verification' | 'notLinked' | 'email' | 'denied' | 'other';
type Props = {
  callbackUrl: string;
  google: boolean;
  github: boolean;
  sentAlready: boolean;
  problem: SignInProblem | null;
};

/** A link by mail, or one of the accounts the shop is set up for. */
export function SignInForm({ callbackUrl, google, github, sentAlready, problem }: Props) {
  const t = useTranslations('signIn');
  const send = useMutation({
    mutationFn: async (email: string) => {
      const answer = await signIn('email', { email, callbackUrl, redirect: false });
      if (!answer || answer.error) throw new Error('the mail was not sent', { cause: answer?.error });
    },
  });
  if (send.isSuccess || (sentAlready && send.isIdle && !problem)) {
    return <Sent email={send.variables ?? null} onAgain={send.reset} />;
  }
  return (
    <div className="space-y-5">
      {problem && send.isIdle ? (
        <Alert tone="warn" title={t(`problem.${problem}Title`)}>
          {t(`problem.${problem}`)}
        </Alert>
      ) : null}
      {send.isError ? (
        <Alert tone="danger" live="alert" title={t('notSentTitle')}>
          {t('notSent')}
        </Alert>
      ) : null}
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate(String(new FormData(event.currentTarget).get('email')).trim());
        }}
      >
        <TextField
          id="email"
          name="email"
          type="email"
          label={t('email')}
          hint={t('hint')}
          required
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={send.variables}
        />
        <Button type="submit" size="lg" className="w-full" busy={send.isPending}>
          {send.isPending ? t('sending') : t('send')}
        </Button>
      </form>
      {google || github ? (
        <div className="space-y-3 border-line border-t pt-5">
          {google ? <AccountButton id="google" name="Google" callbackUrl={callbackUrl} /> : null}
          {github ? <AccountButton id="github" name="GitHub" callbackUrl={callbackUrl} /> : null}
        </div>
      ) : null}
    </div>
  );
}

function Sent({ email, onAgain }: { email: string | null; onAgain: () => void }) {
  const t = useTranslations('signIn');
  const heading = useRef<HTMLHeadingElement>(null);
  // The form that had the focus is gone.
  useEffect(() => heading.current?.focus(), []);
  return (
    <Card className="animate-rise" role="status">
      <MailCheck aria-hidden className="size-8 text-accent" />
      <h2 ref={heading} tabIndex={-1} className="mt-3 outline-none">
        {t('sentTitle')}
      </h2>
      <p className="mt-2 text-quiet [overflow-wrap:anywhere]">{email === null ? t('sent') : t('sentTo', { email })}</p>
      <p className="mt-3 text-quiet text-sm">{t('nothingThere')}</p>
      {email === null ? null : (
        <Button variant="secondary" className="mt-4" onClick={onAgain}>
          {t('again')}
        </Button>
      )}
    </Card>
  );
}

function AccountButton({ id, name, callbackUrl }: { id: string; name: string; callbackUrl: string }) {
  const t = useTranslations('signIn');
  return (
    <Button variant="secondary" size="lg" className="w-full" onClick={() => void signIn(id, { callbackUrl })}>
      {t('continueWith', { name })}
    </Button>
  );
}
