'use client';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { Button } from '@/components/ui/form/button';
import { useReplay } from '@/lib/client/admin/use-webhooks';

export function ReplayOne({ eventId }: { eventId: string }) {
  const router = useRouter();
  const replay = useReplay();
  return (
    <Button
      busy={replay.isPending}
      onClick={() =>
        replay.mutate(
          { event_ids: [eventId], dry_run: false },
          {
            onSuccess: ({ count }) => {
              toast.success(count === 0 ? 'It is being worked on already.' : 'It is worked on again.');
              router.refresh();
            },
            onError: (error) => toast.error(error.message),
          },
        )
      }
    >
      Replay
    </Button>
  );
}
