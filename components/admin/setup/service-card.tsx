'use client';

import { useState } from 'react';
import { When } from '@/components/tracking/when';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Button } from '@/components/ui/form/button';
import { FormFailure } from '@/components/ui/form/form';
import { TextField } from '@/components/ui/form/text-field';
import { useConnect, useRemoveService, useTestService } from '@/lib/client/admin/use-setting';
import { ApiError } from '@/lib/client/core/api';
import type { Setup } from '@/lib/contracts/backoffice/setup';
import { FindingList } from './finding-list';
import { KEY_FACTS, SERVICE_FACTS } from './service-facts';

type Service = Setup['services'][number];

/** One outside service: what is connected, and the form that connects or replaces it. */
export function ServiceCard({ service }: { service: Service }) {
  const { title, how } = SERVICE_FACTS[service.service];
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [isOpen, setOpen] = useState(!service.connected);
  const connect = useConnect();
  const test = useTestService();
  const remove = useRemoveService();
  const named = { service: service.service };
  const kept = service.keys.filter(({ from }) => from === 'console');
  const free = freeOf(service);
  const failure = [connect, test, remove].find(({ error }) => error)?.error;
  const submit = (knowingly: boolean) => {
    for (const each of [test, remove]) each.reset();
    connect.mutate(
      { ...named, keys: typed, knowingly },
      {
        onSuccess: ({ connected }) => {
          if (!connected) return;
          setTyped({});
          setOpen(false);
        },
      },
    );
  };
  return (
    <Card title={title} action={<Connection service={service} />} aria-label={title}>
      <p className="text-quiet text-sm">{how}</p>
      <KeyStates keys={service.keys} />
      <Unfit service={service} />
      {isOpen && free.length > 0 ? (
        <KeyForm service={service} connect={connect} typed={typed} onTyped={setTyped} onSubmit={submit} />
      ) : null}
      <FindingList
        title={connect.data?.connected === false ? `${title} was not connected` : undefined}
        findings={connect.data?.findings ?? test.data?.findings ?? []}
      />
      <FormFailure className="mt-4">{failure?.message}</FormFailure>
      {service.connected || kept.length > 0 ? (
        <div className="mt-4 flex flex-wrap gap-3">
          {!isOpen && free.length > 0 ? (
            <Button variant="secondary" onClick={() => setOpen(true)}>
              Replace
            </Button>
          ) : null}
          {service.connected ? (
            <Button
              variant="secondary"
              busy={test.isPending}
              onClick={() => {
                connect.reset();
                test.mutate(named);
              }}
            >
              Test
            </Button>
          ) : null}
          {kept.length > 0 ? (
            <Button variant="ghost" busy={remove.isPending} onClick={() => remove.mutate(named)}>
              Remove
            </Button>
          ) : null}
        </div>
      ) : null}
    </Card>
  );
}

type FormProps = {
  service: Service;
  connect: ReturnType<typeof useConnect>;
  typed: Record<string, string>;
  onTyped: (typed: Record<string, string>) => void;
  onSubmit: (knowingly: boolean) => void;
};

function KeyForm({ service, connect, typed, onTyped, onSubmit }: FormProps) {
  const isUnmet = connect.data?.connected === false && connect.data.findings[0]?.check === 'shop.duties';
  return (
    <form
      noValidate
      className="mt-4 grid items-start gap-4 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(false);
      }}
    >
      {freeOf(service).map(({ name }) => (
        <TextField
          key={name}
          name={name}
          label={KEY_FACTS[name].label}
          hint={KEY_FACTS[name].hint}
          error={connect.error instanceof ApiError ? connect.error.fields[name] : undefined}
          type={KEY_FACTS[name].secret ? 'password' : 'text'}
          autoComplete="off"
          value={typed[name] ?? ''}
          onValueChange={(value) => onTyped({ ...typed, [name]: value })}
        />
      ))}
      <div className="sm:col-span-2">
        <Button type="submit" busy={connect.isPending}>
          {service.connected ? 'Check and replace' : 'Check and connect'}
        </Button>
        {isUnmet ? (
          <Button variant="ghost" busy={connect.isPending} onClick={() => onSubmit(true)}>
            I know that this is missing: take the live keys
          </Button>
        ) : null}
      </div>
    </form>
  );
}

/** What the environment does not say. */
const freeOf = ({ keys }: Service) => keys.filter(({ from }) => from !== 'environment');

function Connection({ service: { connected } }: { service: Service }) {
  return <Badge tone={connected ? 'good' : 'warn'}>{connected ? 'Connected' : 'Not connected'}</Badge>;
}

function Unfit({ service }: { service: Service }) {
  if (service.unfit === null) return null;
  return (
    <Alert tone="danger" className="mt-4" title="What is kept here is of no use">
      {service.unfit} {freeOf(service).length > 0 ? 'Connect it anew, or change what the environment says.' : null}
    </Alert>
  );
}

/** Who said each key, and when; never the key. */
function KeyStates({ keys }: { keys: Service['keys'] }) {
  const said = keys.filter(({ from }) => from !== null);
  if (said.length === 0) return null;
  return (
    <ul className="mt-3 space-y-1 text-sm">
      {said.map(({ name, from, changed_at: at, changed_by: by }) => (
        <li key={name}>
          {KEY_FACTS[name].label}:{' '}
          {from === 'environment' ? (
            <>
              from the environment (<code>{name}</code>), which counts before anything said here
            </>
          ) : (
            <>
              kept sealed, by {by}
              {at === null ? null : (
                <>
                  , <When iso={at} />
                </>
              )}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
