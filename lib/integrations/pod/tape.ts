import type { HttpClient, HttpResponse } from '@/lib/platform/http-client';
import { readJson, recordSchema } from './exchange';

export type Tape = ReturnType<typeof taped>;

/** Keeps the newest answer as it came, beside what an adapter makes of it. */
export function taped(http: HttpClient) {
  let last: HttpResponse | null = null;
  const tape: HttpClient = async (request) => {
    last = null;
    last = await http(request);
    return last;
  };
  return {
    http: tape,
    status: () => last?.status ?? null,
    header: (name: string) => last?.headers.get(name) ?? null,
    /** Empty for what is no JSON object. */
    body: () => recordSchema.parse(readJson(last?.text ?? '')),
    text: () => last?.text ?? '',
  };
}
