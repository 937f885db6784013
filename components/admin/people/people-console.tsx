'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { Alert } from '@/components/ui/alert';
import { Card } from '@/components/ui/card';
import { Button } from '@/components/ui/form/button';
import { SelectField } from '@/components/ui/form/select-field';
import { TextField } from '@/components/ui/form/text-field';
import { useChangeRole, useStaff } from '@/lib/client/admin/use-people';
import { ApiError } from '@/lib/client/core/api';
import type { Staff } from '@/lib/contracts/backoffice/people';
import type { Role } from '@/lib/domain/core/actor';
import { PersonRow } from './person-row';
import { ROLE_WORDS } from './role-words';
import { ShopperData } from './shopper-data';

const ROLES = Object.entries(ROLE_WORDS).map(([value, { label }]) => ({ value, label }));

/** Who may do what. Changes work with the person's next click. */
export function PeopleConsole({ initial }: { initial: Staff }) {
  const { data } = useStaff(initial);
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="space-y-6">
        <Card title="Staff">
          <ul className="divide-y divide-line">
            {data.staff.map((person) => (
              <PersonRow key={person.id} person={person} roles={ROLES} />
            ))}
          </ul>
        </Card>
        <AddPerson />
        <ShopperData />
      </div>
      <Card title="Roles">
        <dl className="space-y-3 text-sm">
          {Object.values(ROLE_WORDS).map(({ label, hint }) => (
            <div key={label}>
              <dt className="font-medium">{label}</dt>
              <dd className="text-quiet">{hint}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-4 text-quiet text-sm">Each may do what the ones above it may.</p>
      </Card>
    </div>
  );
}

function AddPerson() {
  const change = useChangeRole();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('support');
  const fields = change.error instanceof ApiError ? change.error.fields : {};
  return (
    <Card title="Add somebody">
      <form
        noValidate
        className="grid items-start gap-4 sm:grid-cols-[minmax(0,1fr)_12rem_auto]"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate(
            { email, role },
            {
              onSuccess: () => {
                toast.success(`${email.trim()} now has the role ${role}.`);
                setEmail('');
              },
            },
          );
        }}
      >
        <TextField
          label="E-mail"
          type="email"
          autoComplete="off"
          hint="They get the role when they sign in with this address."
          value={email}
          error={fields.email}
          onValueChange={setEmail}
        />
        <SelectField label="Role" options={ROLES} value={role} onValueChange={(value) => setRole(value as Role)} />
        <Button type="submit" busy={change.isPending} disabled={email.trim() === ''} className="sm:mt-7">
          Add
        </Button>
      </form>
      {change.isError && !fields.email ? (
        <Alert tone="danger" live="alert" className="mt-4">
          {change.error.message}
        </Alert>
      ) : null}
    </Card>
  );
}
