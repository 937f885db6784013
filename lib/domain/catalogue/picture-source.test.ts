import { describe, expect, it } from 'vitest';
import { PICTURE_WIDTHS, pictureSource } from './picture-source';

describe('where a picture comes from', () => {
  it('lets our server make smaller ones of what the print shops have in one size', () => {
    const { srcSet = '' } = pictureSource('https://files.cdn.printful.com/files/ab/shirt_preview.png');
    expect(srcSet.split(', ')).toHaveLength(PICTURE_WIDTHS.length);
    expect(srcSet).toContain(
      '/_next/image?url=https%3A%2F%2Ffiles.cdn.printful.com%2Ffiles%2Fab%2Fshirt_preview.png&w=384&q=75 384w',
    );
  });

  it('asks a service that draws to size for the width, and keeps the rest of the address', () => {
    const { src, srcSet = '' } = pictureSource('http://127.0.0.1:4010/pictures/tee/moon/26314f.png?view=scene');
    expect(src).toBe('http://127.0.0.1:4010/pictures/tee/moon/26314f.png?view=scene&w=560');
    expect(srcSet).toContain('view=scene&w=160 160w');
  });

  it.each(['https://example.com/a.png', '/own/design.webp', 'not an address'])('takes %s as it is', (address) => {
    expect(pictureSource(address)).toEqual({ src: address });
  });
});
