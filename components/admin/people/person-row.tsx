'use client';

import Link from 'next/link';
import { toast } from 'sonner';
import { Button } from '@/components/ui/form/button';
import { useChangeRole } from '@/lib/client/admin/use-people';
import type { Staff } from '@/lib/contracts/backoffice/people';
import type { Role } from '@/lib/domain/core/actor';

type Props = { person: Staff[number]; roles: readonly { value: string; label: string }[] };

export function PersonRow({ person, roles }: Props) {
  const change = useChangeRole();
  const set = (role: Role) =>
    change.mutate(
      { email: person.email, role },
      {
        onSuccess: () =>
          toast.success(
            role === 'customer' ? `${person.email} is no longer staff.` : `${person.email} is now ${role}.`,
          ),
        onError: (error) => toast.error(error.message),
      },
    );
  return (
    <li className="flex flex-wrap items-center gap-3 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-medium [overflow-wrap:anywhere]">
          {person.email}
          {person.self ? <span className="font-normal text-quiet"> (you)</span> : null}
        </p>
        <p className="text-quiet text-sm">
          {person.name ? `${person.name} · ` : ''}
          {person.owner_by_setting ? 'Owner by ADMIN_EMAILS: comes back with the next sign-in. ' : ''}
          <Link href={`/admin/audit?who=${encodeURIComponent(person.email)}`} className="underline">
            What they did
          </Link>
        </p>
      </div>
      <select
        aria-label={`Role of ${person.email}`}
        value={person.role}
        disabled={change.isPending}
        onChange={(event) => set(event.target.value as Role)}
        className="input w-auto"
      >
        {roles.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <Button
        variant="ghost"
        size="sm"
        aria-label={`Remove the role of ${person.email}`}
        disabled={change.isPending}
        onClick={() => set('customer')}
      >
        Remove
      </Button>
    </li>
  );
}
