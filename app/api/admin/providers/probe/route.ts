import { probeAnswer, probeInput } from '@/lib/contracts/providers';
import { endpoint } from '@/lib/http/endpoint';
import { probeProvider } from '@/lib/services/providers/probe-provider';

export const POST = endpoint({ actor: 'staff', input: probeInput, output: probeAnswer, run: probeProvider });
