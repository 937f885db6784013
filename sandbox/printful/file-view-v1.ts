import { createHash } from 'node:crypto';
import type { Blank } from './catalogue-data';
import type { OrderFile } from './order';
import { unix } from './time';

const DPI = 150;

/** A v1 File. While `waiting`, Printful has not seen the picture yet: no hash, size or preview. */
export function fileView(file: OrderFile, blank: Blank, nowMs: number) {
  const ready = nowMs >= file.readyAtMs;
  return {
    id: file.id,
    // A sync product's `front` comes back as `default`.
    type: file.placement === 'front' ? 'default' : file.placement,
    hash: ready ? createHash('md5').update(file.url).digest('hex') : null,
    url: file.url,
    options: [],
    filename: file.url.split('/').at(-1) ?? file.url,
    mime_type: 'image/png',
    size: ready ? 186_600 : null,
    width: ready ? Math.round(blank.placement.widthInches * DPI) : null,
    height: ready ? Math.round(blank.placement.heightInches * DPI) : null,
    dpi: ready ? DPI : null,
    status: ready ? 'ok' : 'waiting',
    created: unix(file.createdMs),
    thumbnail_url: ready ? file.previewUrl : null,
    preview_url: ready ? file.previewUrl : null,
    visible: false,
    is_temporary: false,
  };
}
