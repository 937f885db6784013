'use client';
import { useMutation } from '@tanstack/react-query';
import { signIn } from 'next-auth/react';

type Props = { callbackUrl: string; google: boolean; github: boolean; sentAlready: boolean; problem: string | null };

/** A link by mail, or one of the accounts the shop is set up for. */
export function SignInForm({ callbackUrl, google, github, sentAlready, problem }: Props) {
  const send = useMutation({
    mutationFn: async (email: string) => {
      const answer = await signIn('email', { email, callbackUrl, redirect: false });
      if (!answer || answer.error) throw new Error('We could not send the mail. Please try again in a moment.');
    },
  });
  if (send.isSuccess || (sentAlready && send.isIdle && !problem)) {
    return (
      <div className="card" role="status">
        <h2 className="font-semibold text-lg">Check your mail</h2>
        <p className="mt-2 text-quiet">
          We sent you a link{send.variables ? ` to ${send.variables}` : ''}. It works once, for 15 minutes.
        </p>
      </div>
    );
  }
  return (
    <div className="card space-y-5">
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate(String(new FormData(event.currentTarget).get('email')).trim());
        }}
      >
        <div>
          <label htmlFor="email" className="font-medium">
            E-mail
          </label>
          <input id="email" name="email" type="email" required autoComplete="email" className="input mt-1.5" />
        </div>
        <p role="alert" className="text-danger text-sm empty:hidden">
          {send.error ? send.error.message : send.isIdle ? problem : null}
        </p>
        <button type="submit" className="btn w-full" disabled={send.isPending}>
          {send.isPending ? 'Sending…' : 'Mail me a link'}
        </button>
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

function AccountButton({ id, name, callbackUrl }: { id: string; name: string; callbackUrl: string }) {
  return (
    <button type="button" className="btn btn-quiet w-full" onClick={() => signIn(id, { callbackUrl })}>
      Continue with {name}
    </button>
  );
}
