import { createHash } from 'node:crypto';
import sharp from 'sharp';

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 100_000_000;
/** What mockups are drawn with. */
const SMALL_PX = 700;

/** A file as it was fetched. `small` is the same picture for drawing. */
export type PrintFile = {
  url: string;
  md5: string;
  sha256: string;
  mimeType: string;
  sizeBytes: number;
  widthPx: number;
  heightPx: number;
  small: Buffer;
};

/** A design laid on a good: centre and width in fractions of the area, which is `ratio` times as high as wide. */
export type Laid = { url: string; x: number; y: number; scale: number; ratio: number };
export type Mockup = { kind: string; hex: string; laid: Laid };

/**
 * The print files merchants point to. The sandbox never leaves this machine: an address on it is fetched, once, as the
 * real services do; every other stands for a picture it does not see.
 */
export class PrintFiles {
  #fetched = new Map<string, PrintFile>();
  #mockups = new Map<string, Mockup>();

  isHere(url: string): boolean {
    return URL.canParse(url) && ['127.0.0.1', 'localhost'].includes(new URL(url).hostname);
  }

  /** Undefined where it was not fetched. */
  get(url: string): PrintFile | undefined {
    return this.#fetched.get(url);
  }

  all(): Omit<PrintFile, 'small'>[] {
    return [...this.#fetched.values()].map(({ small: _, ...file }) => file);
  }

  /** Fetches all addresses of this machine in a request's body. Those without a picture stay unknown. */
  async fetchIn(body: unknown): Promise<void> {
    const found = new Set<string>();
    JSON.stringify(body, (key, value: unknown) => {
      if (typeof value === 'string' && ['url', 'image_url', 'src'].includes(key) && this.isHere(value))
        found.add(value);
      return value;
    });
    await Promise.all([...found].map((url) => this.fetch(url)));
  }

  async fetch(url: string): Promise<PrintFile | undefined> {
    const known = this.#fetched.get(url);
    if (known) return known;
    const bytes = await read(url);
    if (!bytes) return undefined;
    const file = await measure(url, bytes);
    if (file) this.#fetched.set(url, file);
    return file;
  }

  /** The path of a picture of this design on this good, under `/pictures`. */
  mockup(mockup: Mockup): string {
    const key = createHash('sha256').update(JSON.stringify(mockup)).digest('hex').slice(0, 24);
    this.#mockups.set(key, mockup);
    return `/pictures/mockup/${key}.png`;
  }

  mockupOf(key: string): Mockup | undefined {
    return this.#mockups.get(key);
  }
}

async function read(url: string): Promise<Buffer | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const bytes = Buffer.from(await response.arrayBuffer());
    return response.ok && bytes.length <= MAX_BYTES ? bytes : undefined;
  } catch (error) {
    console.error(`the print file ${url} cannot be fetched:`, error);
    return undefined;
  }
}

async function measure(url: string, bytes: Buffer): Promise<PrintFile | undefined> {
  try {
    const { width, height, format } = await sharp(bytes).metadata();
    const small = await sharp(bytes).resize(SMALL_PX, SMALL_PX, { fit: 'inside' }).png().toBuffer();
    return {
      url,
      md5: createHash('md5').update(bytes).digest('hex'),
      sha256: createHash('sha256').update(bytes).digest('hex'),
      mimeType: `image/${format}`,
      sizeBytes: bytes.length,
      widthPx: width,
      heightPx: height,
      small,
    };
  } catch (error) {
    console.error(`${url} is no picture:`, error);
    return undefined;
  }
}
