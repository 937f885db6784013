'use client';

import Form from 'next/form';
import { Button } from '@/components/ui/form/button';
import { SelectField } from '@/components/ui/form/select-field';
import { TextField } from '@/components/ui/form/text-field';
import type { MailsQuery } from '@/lib/domain/order/list-filters';
import { MAIL_LABEL, MAIL_STATES, ORDER_MAILS } from '@/lib/domain/order/mails';

const MAILS = [{ value: '', label: 'Any mail' }, ...ORDER_MAILS.map((value) => ({ value, label: MAIL_LABEL[value] }))];
const STATES = [{ value: '', label: 'Any state' }, ...MAIL_STATES.map((value) => ({ value, label: value }))];

/** A GET form: what is asked for stands in the address. */
export function MailFilters({ filter }: { filter: MailsQuery }) {
  return (
    <Form
      action="/admin/mails"
      key={JSON.stringify(filter)}
      className="grid grid-cols-2 items-end gap-3 lg:grid-cols-[1fr_1fr_1fr_auto]"
    >
      <SelectField label="Mail" name="mail" options={MAILS} defaultValue={filter.mail ?? ''} />
      <SelectField label="State" name="state" options={STATES} defaultValue={filter.state ?? ''} />
      <TextField
        className="col-span-2 lg:col-span-1"
        label="Order"
        name="order"
        placeholder="FBZ…"
        defaultValue={filter.order ?? ''}
      />
      <Button type="submit" className="col-span-2 lg:col-span-1">
        Show
      </Button>
    </Form>
  );
}
