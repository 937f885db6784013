import { Hono } from 'hono';
import { listen } from './listen';

/** A webhook as it arrived. */
type Received = { headers: Record<string, string>; body: string };

export type Receiver = {
  url: string;
  received: Received[];
  /** The status it answers with; 200 unless set. */
  answer: number;
  close: () => Promise<void>;
};

/** A merchant's webhook address that writes down what it gets. */
export async function startReceiver(): Promise<Receiver> {
  const app = new Hono();
  app.post('*', async (c) => {
    receiver.received.push({ headers: c.req.header(), body: await c.req.text() });
    return new Response(null, { status: receiver.answer });
  });
  const { origin, close } = await listen(app);
  const receiver: Receiver = { url: `${origin}/hook`, received: [], answer: 200, close };
  return receiver;
}
