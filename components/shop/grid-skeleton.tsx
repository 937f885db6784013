import { Loading } from '@/components/ui/loading';
import { Skeleton } from '@/components/ui/skeleton';

const PLACES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

export function GridSkeleton() {
  return (
    <Loading label="Loading the products">
      <Skeleton className="h-11 w-64 max-w-full rounded-full" />
      <div className="mt-6 grid grid-cols-2 gap-x-4 gap-y-9 sm:grid-cols-3 sm:gap-x-6 lg:grid-cols-4">
        {PLACES.map((place) => (
          <div key={place}>
            <Skeleton className="aspect-square rounded-box" />
            <Skeleton className="mt-3 h-4 w-3/4" />
            <Skeleton className="mt-2 h-4 w-1/3" />
          </div>
        ))}
      </div>
    </Loading>
  );
}
