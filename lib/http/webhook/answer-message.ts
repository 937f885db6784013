import type { IncomingMessage, ServerResponse } from 'node:http';
import { processServices } from '@/lib/compose/services';
import { SOURCES } from '@/lib/compose/sources';
import { refusal } from '../refusal';
import { type Address, takeMessage } from './take-message';

/** Bodies are small: whoever sends one for longer only holds on to us. */
const BODY_WITHIN_MS = 15_000;
const PATH = /^\/api\/webhooks\/(\w+)(?:\/([\w-]+))?\/?(?:\?.*)?$/;

/** Where a request that is a message of one of our sources goes; null for everything else. */
export function addressOf(request: IncomingMessage): Address | null {
  const [, source, secret = null] = (request.method === 'POST' && PATH.exec(request.url ?? '')) || [];
  if (source === undefined || !SOURCES.has(source)) return null;
  return secret === null || SOURCES.get(source)?.hints ? { source, secret } : null;
}

/** Answers a message without Next, which costs ten times what a message does. */
export async function answerMessage(
  address: Address,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const late = setTimeout(() => request.destroy(), BODY_WITHIN_MS);
  request.once('end', () => clearTimeout(late)).once('close', () => clearTimeout(late));
  const sent = {
    headers: new Headers(request.headers as Record<string, string>),
    // A body that is refused halfway still gets its answer.
    body: request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>,
  };
  try {
    const text = JSON.stringify(await takeMessage(await processServices(), address, sent));
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
    response.end(text);
  } catch (error) {
    if (request.destroyed && !request.complete) return;
    const problem = refusal(error, { headers: sent.headers, door: address.source });
    response.writeHead(problem.status, Object.fromEntries(problem.headers)).end(await problem.text());
    // What is left of the body is swallowed, so that the answer is read before the connection ends.
    request.resume();
  }
}
