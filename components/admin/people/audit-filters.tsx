'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/form/button';
import { SelectField } from '@/components/ui/form/select-field';
import { TextField } from '@/components/ui/form/text-field';
import type { AuditQuery } from '@/lib/domain/order/list-filters';
import { ACTION_LABEL } from '@/lib/domain/order/policy';

type Part = Record<string, string | null>;
const ACTIONS = [
  { value: '', label: 'Anything' },
  ...Object.entries(ACTION_LABEL).map(([value, label]) => ({ value, label })),
];

export function AuditFilters({ filter, onChange }: { filter: AuditQuery; onChange: (part: Part) => void }) {
  const [who, setWho] = useState(filter.who ?? '');
  const [subject, setSubject] = useState(filter.subject ?? '');
  return (
    <form
      className="grid grid-cols-2 items-end gap-3 lg:grid-cols-[1fr_1fr_1fr_auto_auto_auto]"
      onSubmit={(event) => {
        event.preventDefault();
        onChange({ who: who.trim() || null, subject: subject.trim() || null });
      }}
    >
      <TextField
        className="col-span-2 lg:col-span-1"
        label="Who"
        placeholder="E-mail"
        value={who}
        onValueChange={setWho}
      />
      <TextField
        className="col-span-2 lg:col-span-1"
        label="To what"
        placeholder="Order number or e-mail"
        value={subject}
        onValueChange={setSubject}
      />
      <SelectField
        className="col-span-2 lg:col-span-1"
        label="Did"
        options={ACTIONS}
        value={filter.action ?? ''}
        onValueChange={(action) => onChange({ action: action || null })}
      />
      <TextField
        label="From"
        type="date"
        value={filter.from ?? ''}
        onValueChange={(from) => onChange({ from: from || null })}
      />
      <TextField label="To" type="date" value={filter.to ?? ''} onValueChange={(to) => onChange({ to: to || null })} />
      <Button type="submit">Search</Button>
    </form>
  );
}
