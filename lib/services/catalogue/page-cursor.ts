import { AppError } from '@/lib/domain/core/errors';

/** Where a page of the shelf ended: what it is in order by, the last one's. */
export type PageCursor = (string | boolean)[];

export function cursorText(cursor: PageCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Null for what is no cursor of so many parts: a page that people read begins at its beginning then. */
export function cursorIn(text: string | null | undefined, parts: number): PageCursor | null {
  if (!text) return null;
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    const isOne = Array.isArray(read) && read.length === parts && read.every(isPart);
    return isOne ? (read as PageCursor) : null;
  } catch {
    return null;
  }
}

/** For those who only go on where an answer of ours said. Throws AppError invalid_input for what is none. */
export function cursorOf(text: string | undefined, parts: number): PageCursor | null {
  const cursor = cursorIn(text, parts);
  if (text && cursor === null) throw new AppError('invalid_input', 'This is no place in the list.');
  return cursor;
}

const isPart = (part: unknown) => typeof part === 'boolean' || (typeof part === 'string' && !part.includes('\0'));
