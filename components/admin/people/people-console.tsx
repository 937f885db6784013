'use client';

import { toast } from 'sonner';
import { Card } from '@/components/ui/card';
import { Button } from '@/components/ui/form/button';
import { Form, FormFailure } from '@/components/ui/form/form';
import { SelectField } from '@/components/ui/form/select-field';
import { TextField } from '@/components/ui/form/text-field';
import { useChangeRole, useStaff } from '@/lib/client/admin/use-people';
import { useForm } from '@/lib/client/core/use-form';
import { changeRoleInput, type Staff } from '@/lib/contracts/backoffice/people';
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
        <p className="mt-4 text-quiet text-sm">Each may do what the ones above it may; Catalogue stands alone.</p>
      </Card>
    </div>
  );
}

const NOBODY: { email: string; role: string } = { email: '', role: 'support' };

function AddPerson() {
  const change = useChangeRole();
  const form = useForm({
    start: NOBODY,
    contract: changeRoleInput,
    send: async (person) => {
      await change.mutateAsync(person);
      return person;
    },
    onDone: ({ email, role }) => {
      toast.success(`${email} now has the role ${role}.`);
      form.reset();
    },
  });
  return (
    <Card title="Add somebody">
      <Form of={form} className="grid items-start gap-4 sm:grid-cols-[minmax(0,1fr)_12rem_auto]">
        <TextField
          {...form.field('email')}
          label="E-mail"
          type="email"
          autoComplete="off"
          hint="They get the role when they sign in with this address."
        />
        <SelectField {...form.field('role')} label="Role" options={ROLES} />
        <Button type="submit" busy={form.busy} className="sm:mt-7">
          Add
        </Button>
      </Form>
      <FormFailure className="mt-4">{form.failure?.message}</FormFailure>
    </Card>
  );
}
