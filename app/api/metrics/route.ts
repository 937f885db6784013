import { metricsEndpoint } from '@/lib/http/metrics-endpoint';

export const dynamic = 'force-dynamic';
export const GET = metricsEndpoint;
