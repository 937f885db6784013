import { Loading } from '@/components/ui/loading';
import { Skeleton } from '@/components/ui/skeleton';

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** A page of the console on its way. */
export function ConsoleSkeleton() {
  return (
    <Loading label="Loading" className="space-y-5">
      <Skeleton className="h-9 w-48" />
      <Skeleton className="h-11" />
      <div className="space-y-2">
        {ROWS.map((row) => (
          <Skeleton key={row} className="h-12" />
        ))}
      </div>
    </Loading>
  );
}
