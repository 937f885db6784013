'use client';

import { SignOutButton } from '@/components/account/sign-out-button';
import { AddPasskey } from './add-passkey';
import { ProofForm } from './proof-form';

/** In the place of the console until it is proved who signed in. */
export function ProofGate({ email, missing }: { email: string; missing: boolean }) {
  const reload = () => window.location.reload();
  return (
    <main id="main" className="mx-auto max-w-md px-4 py-10 sm:py-16">
      <h1 className="text-2xl">{missing ? 'Set up a passkey first' : 'Is it you?'}</h1>
      <p className="mt-2 mb-6 text-quiet [overflow-wrap:anywhere]">
        {missing
          ? 'Your role pays out money and sees everybody’s data. This shop asks for more than a mail before it opens: a passkey on your device, opened by finger, face or PIN.'
          : `You are signed in as ${email}. The console opens with your passkey.`}
      </p>
      <div className="card space-y-4">
        {missing ? <AddPasskey onDone={reload} /> : <ProofForm onProved={reload} />}
        <div className="border-line border-t pt-4">
          <SignOutButton />
        </div>
      </div>
    </main>
  );
}
