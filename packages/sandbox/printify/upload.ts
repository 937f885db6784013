import { bareStamp } from './timestamps';

/** A picture a merchant has sent. `size` is in bytes, `width` and `height` in pixels. */
export type Upload = {
  id: string;
  fileName: string;
  width: number;
  height: number;
  size: number;
  mimeType: string;
  previewUrl: string;
  uploadedAtMs: number;
  isArchived: boolean;
};

export function viewUpload(upload: Upload) {
  return {
    id: upload.id,
    file_name: upload.fileName,
    height: upload.height,
    width: upload.width,
    size: upload.size,
    mime_type: upload.mimeType,
    preview_url: upload.previewUrl,
    upload_time: bareStamp(upload.uploadedAtMs),
  };
}
