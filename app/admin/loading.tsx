import { ScreenSkeleton } from '@/components/admin/screen-skeleton';

export default ScreenSkeleton;
