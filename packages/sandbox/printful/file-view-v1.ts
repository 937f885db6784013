import { createHash } from 'node:crypto';
import type { PrintFiles } from '../core/print-files';
import type { Blank } from './catalogue-data';
import type { OrderFile } from './order';
import { unix } from './time';

const DPI = 150;

/** A v1 File. While `waiting`, Printful has not seen the picture yet: no hash, size or preview. */
export function fileView(file: OrderFile, blank: Blank, nowMs: number, prints: PrintFiles) {
  const seen = prints.get(file.url);
  const failed = nowMs >= file.readyAtMs && !seen && prints.isHere(file.url) && !file.url.includes('/pictures/');
  const ready = nowMs >= file.readyAtMs && !failed;
  return {
    id: file.id,
    // A sync product's `front` comes back as `default`.
    type: file.placement === 'front' ? 'default' : file.placement,
    hash: ready ? (seen?.md5 ?? createHash('md5').update(file.url).digest('hex')) : null,
    url: file.url,
    options: [],
    filename: file.url.split('/').at(-1) ?? file.url,
    mime_type: seen?.mimeType ?? 'image/png',
    size: ready ? (seen?.sizeBytes ?? 186_600) : null,
    width: ready ? (seen?.widthPx ?? Math.round(blank.placement.widthInches * DPI)) : null,
    height: ready ? (seen?.heightPx ?? Math.round(blank.placement.heightInches * DPI)) : null,
    dpi: ready ? DPI : null,
    status: failed ? 'failed' : ready ? 'ok' : 'waiting',
    created: unix(file.createdMs),
    thumbnail_url: ready ? file.previewUrl : null,
    preview_url: ready ? file.previewUrl : null,
    visible: false,
    is_temporary: false,
  };
}
