import { openOrder } from '@/lib/http/sign-in/open-order';

/** Where `/orders/FBZ…?t=` leads, by `proxy.ts`. */
export const GET = openOrder;
