import { ConsoleSkeleton } from '@/components/admin/console-skeleton';

export default function Loading() {
  return <ConsoleSkeleton />;
}
