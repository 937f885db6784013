import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import type { Overview } from '@/lib/contracts/backoffice/overview';

type Service = Overview['services'][number];

/** Whether the services we stand between answer. */
export function ServiceList({ services }: Pick<Overview, 'services'>) {
  if (services.length === 0) return null;
  return (
    <Card title="Services">
      <ul className="-my-2 divide-y divide-line">
        {services.map((service) => (
          <li key={service.provider}>
            <Link href="/admin/providers" className="flex min-h-11 items-center justify-between gap-4 hover:underline">
              <span>{service.label}</span>
              <span className="flex items-center gap-3">
                {service.failed > 0 ? (
                  <span className="text-quiet text-sm">
                    {service.failed} of {service.calls} calls failed in an hour
                  </span>
                ) : null}
                <State service={service} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function State({ service }: { service: Service }) {
  if (service.breaker !== 'closed') return <Badge tone="danger">Does not answer</Badge>;
  return service.last_ok_at === null ? <Badge>Not asked yet</Badge> : <Badge tone="good">Answers</Badge>;
}
