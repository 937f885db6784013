'use client';
import { signOut } from 'next-auth/react';
import { useTranslations } from 'next-intl';

export function SignOutButton() {
  const t = useTranslations('base');
  return (
    <button type="button" className="btn btn-quiet" onClick={() => signOut({ callbackUrl: '/' })}>
      {t('signOut')}
    </button>
  );
}
