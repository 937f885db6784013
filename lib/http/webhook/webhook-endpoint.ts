import { after } from 'next/server';
import { processServices } from '@/lib/compose/services';
import { drain } from '@/lib/jobs/drain';
import { refusal } from '../refusal';
import { takeMessage } from './take-message';

const DRAIN_MS = 20_000;

/** Where nothing stands in front of Next: the same verb as `answerMessage`. */
export function webhookEndpoint(source: string) {
  return (request: Request): Promise<Response> => receive(request, source, null);
}

/** For messages that nobody signs: the secret in the path keeps strangers out, and the message is only a hint. */
export function hintEndpoint(source: string) {
  return async (request: Request, route: { params: Promise<{ secret: string }> }): Promise<Response> =>
    receive(request, source, (await route.params).secret);
}

async function receive(request: Request, source: string, secret: string | null): Promise<Response> {
  try {
    const services = await processServices();
    const taken = await takeMessage(services, { source, secret }, request);
    // Only quicker, never needed: the job is already stored.
    if (services.env.VERCEL !== undefined) after(() => drain(services, Date.now() + DRAIN_MS));
    return Response.json(taken);
  } catch (error) {
    return refusal(error, request);
  }
}
