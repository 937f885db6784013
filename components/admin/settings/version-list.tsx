import { When } from '@/components/tracking/when';
import { Card } from '@/components/ui/card';
import { Button } from '@/components/ui/form/button';
import type { SettingAnswer } from '@/lib/contracts/backoffice/settings';

type Props = { versions: SettingAnswer['versions']; onTake: (value: Record<string, unknown>) => void };

/** How it was before. One that is taken stands in the form, and holds when that is saved. */
export function VersionList({ versions, onTake }: Props) {
  if (versions.length < 2) return null;
  return (
    <Card title="Versions">
      <ol className="divide-y divide-line">
        {versions.map(({ id, at, by, value }, place) => (
          <li key={id} className="flex min-h-12 flex-wrap items-center justify-between gap-3 py-1">
            <span>
              <When iso={at} /> <span className="text-quiet">by {by}</span>
            </span>
            {place === 0 ? (
              <span className="chip">Now</span>
            ) : (
              <Button variant="secondary" size="sm" onClick={() => onTake(value)}>
                Take into the form
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
