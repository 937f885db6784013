/** Hosts of the print shops' own pictures, which come in one large size: our server makes smaller ones of them. */
export const RESIZED_HOSTS = ['files.cdn.printful.com', 'images.printify.com', 'images-api.printify.com'] as const;

/** The widths our server makes. The browser takes the smallest that fills its place. */
export const PICTURE_WIDTHS = [160, 256, 384, 560, 760, 1080, 1440] as const;
const QUALITY = 75;

export type PictureSource = { src: string; srcSet?: string };

/** Where one picture is to be had, and in which widths. A host we know nothing about is asked for what it has. */
export function pictureSource(address: string): PictureSource {
  const sized = sizing(address);
  if (sized === null) return { src: address };
  return { src: sized(560), srcSet: PICTURE_WIDTHS.map((width) => `${sized(width)} ${width}w`).join(', ') };
}

/** The same as a list; empty where there is only what there is. */
export function pictureSizes(address: string): { src: string; width: number }[] {
  const sized = sizing(address);
  return sized === null ? [] : PICTURE_WIDTHS.map((width) => ({ src: sized(width), width }));
}

/** The smallest of them, for what shows it small; where there is only one size, that. */
export function smallPicture(address: string): string {
  return sizing(address)?.(PICTURE_WIDTHS[0]) ?? address;
}

function sizing(address: string): ((width: number) => string) | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if ((RESIZED_HOSTS as readonly string[]).includes(url.hostname)) {
    return (width) => `/_next/image?url=${encodeURIComponent(address)}&w=${width}&q=${QUALITY}`;
  }
  // A picture service that draws every width it is asked for, as `?w=`.
  if (!url.pathname.startsWith('/pictures/')) return null;
  return (width) => {
    url.searchParams.set('w', String(width));
    return url.href;
  };
}
