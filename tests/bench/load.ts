import { connect, type Socket } from 'node:net';

export type Load = {
  port: number;
  connections: number;
  seconds: number;
  /** A whole HTTP/1.1 request that keeps the connection. */
  request: (count: number) => string;
  /** Requests a second; without it as many as go. */
  rate?: number;
};
/** `failed`: answers that were not 2xx, and connections that broke. */
export type Loaded = { perSecond: number; p50Ms: number; p99Ms: number; failed: number };

/** Loads a server over plain sockets, which costs this machine less than an HTTP client would. */
export async function load(wish: Load): Promise<Loaded> {
  const times: number[] = [];
  let [failed, sent] = [0, 0];
  const begun = performance.now();
  const isOver = () => performance.now() - begun > wish.seconds * 1000;
  /** When the next request is due: waiting for a free connection counts as waiting for the answer. */
  const due = () => (wish.rate === undefined ? performance.now() : begun + (sent * 1000) / wish.rate);
  await Promise.all(
    Array.from({ length: wish.connections }, async () => {
      const line = await open(wish.port);
      while (!isOver()) {
        const at = due();
        const text = wish.request(sent);
        sent += 1;
        const waitMs = at - performance.now();
        if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
        const status = await line.ask(text);
        if (status >= 200 && status < 300) times.push(performance.now() - at);
        else failed += 1;
        if (status === 0) return;
      }
      line.end();
    }),
  );
  const took = (performance.now() - begun) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
  return { perSecond: times.length / took, p50Ms: at(0.5), p99Ms: at(0.99), failed };
}

async function open(port: number): Promise<{ ask: (text: string) => Promise<number>; end: () => void }> {
  const socket: Socket = connect(port, '127.0.0.1').setNoDelay();
  let [heard, answer]: [string, ((status: number) => void) | null] = ['', null];
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    heard += chunk;
    const status = wholeAnswer(heard);
    if (status === null) return;
    heard = '';
    answer?.(status);
  });
  socket.on('error', () => answer?.(0));
  socket.on('close', () => answer?.(0));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  return {
    ask: (text) =>
      new Promise((resolve) => {
        answer = resolve;
        socket.write(text);
      }),
    end: () => socket.destroy(),
  };
}

/** The status of an answer that is there to its end, else null. */
function wholeAnswer(heard: string): number | null {
  const end = heard.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const head = heard.slice(0, end).toLowerCase();
  const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1];
  const isWhole =
    length === undefined
      ? !head.includes('\r\ntransfer-encoding: chunked') || heard.endsWith('0\r\n\r\n')
      : heard.length >= end + 4 + Number(length);
  return isWhole ? Number(heard.slice(9, 12)) : null;
}
