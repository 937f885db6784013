import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/components/ui/tone';
import type { WebhookRow } from '@/lib/contracts/backoffice/webhooks';

const LOOK: Record<WebhookRow['state'], { label: string; tone?: Tone }> = {
  received: { label: 'Waiting', tone: 'warn' },
  processed: { label: 'Processed', tone: 'good' },
  ignored: { label: 'Ignored' },
  dead: { label: 'Not processed', tone: 'danger' },
};

export function WebhookState({ state }: { state: WebhookRow['state'] }) {
  const { label, tone } = LOOK[state];
  return <Badge {...(tone ? { tone } : {})}>{label}</Badge>;
}
