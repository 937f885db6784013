'use client';

import { MailCheck } from 'lucide-react';
import { signIn } from 'next-auth/react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Alert } from '@/components/ui/alert';
import { Card } from '@/components/ui/card';
import { Button } from '@/components/ui/form/button';
import { Form } from '@/components/ui/form/form';
import { TextField } from '@/components/ui/form/text-field';
import { useForm } from '@/lib/client/core/use-form';
import { CodeForm } from './code-form';
import { PasskeyForm } from './passkey-form';

export type SignInProblem = 'verification' | 'notLinked' | 'email' | 'denied' | 'code' | 'passkey' | 'other';
type Props = {
  callbackUrl: string;
  google: boolean;
  github: boolean;
  sentAlready: boolean;
  /** Whoever comes for the console may have one. */
  passkey: boolean;
  problem: SignInProblem | null;
};

/** A link by mail, or one of the accounts the shop is set up for. */
export function SignInForm({ callbackUrl, google, github, sentAlready, passkey, problem }: Props) {
  const t = useTranslations('signIn');
  const [isAsked, setAsked] = useState(false);
  const form = useForm({
    start: { email: '' },
    contract: async () => (await import('@/lib/contracts/checkout')).signInInput,
    words: () => t('emailWrong'),
    send: async ({ email }) => {
      setAsked(true);
      const answer = await signIn('email', { email, callbackUrl, redirect: false });
      if (!answer || answer.error) throw new Error('the mail was not sent', { cause: answer?.error });
      return email;
    },
  });
  if (form.answer !== null || (sentAlready && !isAsked && (problem === null || problem === 'code'))) {
    return <Sent email={form.answer} wrongCode={problem === 'code' && !isAsked} onAgain={form.again} />;
  }
  return (
    <div className="space-y-5">
      {problem && !isAsked ? (
        <Alert tone="warn" title={t(`problem.${problem}Title`)}>
          {t(`problem.${problem}`)}
        </Alert>
      ) : null}
      {form.failure ? (
        <Alert tone="danger" live="alert" title={t('notSentTitle')}>
          {t('notSent')}
        </Alert>
      ) : null}
      <Form of={form} className="space-y-4">
        <TextField
          {...form.field('email')}
          id="email"
          type="email"
          label={t('email')}
          hint={t('hint')}
          required
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
        />
        <Button type="submit" size="lg" className="w-full" busy={form.busy}>
          {form.busy ? t('sending') : t('send')}
        </Button>
      </Form>
      {passkey ? <PasskeyForm /> : null}
      {google || github ? (
        <div className="space-y-3 border-line border-t pt-5">
          {google ? <AccountButton id="google" name="Google" callbackUrl={callbackUrl} /> : null}
          {github ? <AccountButton id="github" name="GitHub" callbackUrl={callbackUrl} /> : null}
        </div>
      ) : null}
    </div>
  );
}

function Sent({ email, wrongCode, onAgain }: { email: string | null; wrongCode: boolean; onAgain: () => void }) {
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
      {wrongCode ? (
        <Alert tone="warn" title={t('problem.codeTitle')} className="mt-4">
          {t('problem.code')}
        </Alert>
      ) : null}
      {email === null ? null : (
        <Button variant="secondary" className="mt-4" onClick={onAgain}>
          {t('again')}
        </Button>
      )}
      <CodeForm />
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
