import { Loading } from '@/components/ui/loading';
import { Skeleton } from '@/components/ui/skeleton';

/** Stands in for any of the console's screens while the server reads it. */
export function ScreenSkeleton() {
  return (
    <Loading label="Loading" className="space-y-4">
      <Skeleton className="h-8 w-56" />
      <Skeleton className="h-5 w-full max-w-lg" />
      <Skeleton className="h-24 w-full" />
      <Skeleton className="h-64 w-full" />
    </Loading>
  );
}
