'use client';
import { toast } from 'sonner';
import { Badge } from '@/components/ui/badge';
import { Fact } from '@/components/ui/fact';
import { Button } from '@/components/ui/form/button';
import { useRepairRegistration, useRetireSecrets } from '@/lib/client/admin/use-webhooks';
import type { WebhookSource } from '@/lib/contracts/backoffice/webhooks';
import { Age } from '../age';

type Props = { source: WebhookSource; mayRepair: boolean; mayRotate: boolean };

const fail = (error: Error) => toast.error(error.message);

/** One sender: does it reach us, where does it send to, which secrets hold. */
export function SourceCard({ source, mayRepair, mayRotate }: Props) {
  const secrets = source.environment_secrets + source.console_secrets.length;
  return (
    <li className="card flex flex-col gap-4" aria-label={source.label}>
      <div className="flex items-center justify-between gap-3">
        <h2 className="text-lg">{source.label}</h2>
        <Registration source={source} />
      </div>
      <p className="break-words text-sm">{source.detail}</p>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 text-sm">
        <Fact name="Last message">{source.last_event_at ? <Age iso={source.last_event_at} ago /> : 'none so far'}</Fact>
        <Fact name="In 24 hours">{source.events_24h}</Fact>
        <Fact name="Turned away">
          <span className={source.rejected_24h > 0 ? 'font-semibold text-danger' : undefined}>
            {source.rejected_24h}
          </span>
        </Fact>
        <Fact name="Not processed">
          <span className={source.dead > 0 ? 'font-semibold text-danger' : undefined}>{source.dead}</span>
        </Fact>
      </dl>
      <Secrets source={source} secrets={secrets} />
      {mayRepair ? <Actions source={source} secrets={secrets} mayRotate={mayRotate} /> : null}
    </li>
  );
}

type SecretsProps = { source: WebhookSource; secrets: number };

function Secrets({ source, secrets }: SecretsProps) {
  return (
    <p className="text-quiet text-sm">
      {secrets === 0 ? (
        <span className="text-danger">No secret is known, so every message is turned away. Repair to get one.</span>
      ) : secrets === 1 ? (
        '1 secret is valid.'
      ) : (
        `${secrets} secrets are valid at once: ${source.console_secrets.length} made here, ${source.environment_secrets} in ${source.environment_name}.`
      )}
    </p>
  );
}

/** A new secret counts beside those before it, until they are retired. */
function Actions({ source, secrets, mayRotate }: SecretsProps & Pick<Props, 'mayRotate'>) {
  const repair = useRepairRegistration();
  const retire = useRetireSecrets();
  const change = (wish: { rotate?: boolean; replace?: boolean }) =>
    repair.mutate(
      { source: source.source, ...wish },
      {
        onSuccess: ({ detail, new_secret, foreign }) => {
          if (foreign.length > 0) {
            toast.warning(`${source.label} tells somebody else now: ${foreign.join(', ')}.`, {
              duration: Number.POSITIVE_INFINITY,
              action: { label: 'Replace it', onClick: () => change({ ...wish, replace: true }) },
            });
            return;
          }
          toast.success(
            `${source.label}: ${detail}.${new_secret ? ' A new secret is in use; the old one still counts.' : ''}`,
          );
        },
        onError: fail,
      },
    );
  return (
    <div className="mt-auto flex flex-wrap gap-2">
      <Button
        size="sm"
        variant={source.in_order === true && secrets > 0 ? 'secondary' : 'primary'}
        busy={repair.isPending}
        onClick={() => change({})}
      >
        {source.in_order === false ? 'Repair' : 'Set up or repair'}
      </Button>
      {mayRotate ? (
        <Button size="sm" variant="ghost" busy={repair.isPending} onClick={() => change({ rotate: true })}>
          Change secret
        </Button>
      ) : null}
      {mayRotate && source.console_secrets.length > 1 ? (
        <Button
          size="sm"
          variant="ghost"
          busy={retire.isPending}
          onClick={() =>
            retire.mutate(
              { source: source.source },
              {
                onSuccess: ({ retired }) => toast.success(`${retired} older secrets no longer count.`),
                onError: fail,
              },
            )
          }
        >
          Retire older
        </Button>
      ) : null}
    </div>
  );
}

function Registration({ source }: { source: WebhookSource }) {
  if (source.in_order === null) return <Badge>Not known</Badge>;
  return source.in_order ? <Badge tone="good">Registered</Badge> : <Badge tone="danger">Needs repair</Badge>;
}
