import { probeAnswer, probeInput } from '@/lib/contracts/backoffice/providers';
import { endpoint } from '@/lib/http/endpoint';
import { probeProvider } from '@/lib/services/backoffice/providers/probe-provider';

export const POST = endpoint({
  actor: 'staff',
  action: 'providers.probe',
  input: probeInput,
  output: probeAnswer,
  run: probeProvider,
});
