import type { NextRequest } from 'next/server';
import { orderStreamEndpoint } from '@/lib/http/order-stream';

export const dynamic = 'force-dynamic';

export const GET = (request: NextRequest, route: { params: Promise<{ orderNumber: string }> }) =>
  orderStreamEndpoint(request, route);
