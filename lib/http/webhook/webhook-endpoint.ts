import { after } from 'next/server';
import { processServices } from '@/lib/compose/services';
import { drain } from '@/lib/jobs/drain';
import { refusal } from '../refusal';
import { takeMessage } from './take-message';

const DRAIN_MS = 20_000;

/** Where nothing stands in front of Next: the same verb as `answerMessage`. */
export async function receiveMessage(
  request: Request,
  { params }: { params: Promise<{ source: string; secret?: string | undefined }> },
): Promise<Response> {
  try {
    const { source, secret = null } = await params;
    const services = await processServices();
    const taken = await takeMessage(services, { source, secret }, request);
    // Only quicker, never needed: the job is already stored.
    if (services.env.VERCEL !== undefined) after(() => drain(services, Date.now() + DRAIN_MS));
    return Response.json(taken);
  } catch (error) {
    return refusal(error, request);
  }
}
