import { Lock } from 'lucide-react';
import { SignOutButton } from '@/components/account/sign-out-button';
import { EmptyState } from '@/components/ui/empty-state';

export function NotAllowed() {
  return (
    <EmptyState
      icon={Lock}
      heading={1}
      title="This is for staff only"
      action={
        <>
          <a href="/" className="btn">
            To the shop
          </a>
          <SignOutButton />
        </>
      }
    >
      You are signed in, but your account has no staff role. An owner of the shop can give you one.
    </EmptyState>
  );
}
