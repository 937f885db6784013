import { Loading } from '@/components/ui/loading';
import { Skeleton } from '@/components/ui/skeleton';

const PLACES = ['a', 'b', 'c', 'd'];

/** One row of cards, each as high as a card. */
export function GridSkeleton({ label }: { label: string }) {
  return (
    <Loading label={label}>
      <div className="grid grid-cols-2 gap-x-4 gap-y-9 sm:grid-cols-3 sm:gap-x-6 lg:grid-cols-4">
        {PLACES.map((place) => (
          <div key={place}>
            <Skeleton className="aspect-square rounded-box" />
            <Skeleton className="mt-3 h-5 w-3/4" />
            <Skeleton className="mt-1.5 h-5 w-1/3" />
          </div>
        ))}
      </div>
    </Loading>
  );
}
