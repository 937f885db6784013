import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SettingAnswer, settingAnswer, uploadPictureAnswer } from '@/lib/contracts/backoffice/settings';
import type { SettingKey } from '@/lib/domain/shop/setting-keys';
import { apiForm, apiPost } from '../core/api';

type Saved = { newest: number; value: Record<string, unknown> };

/** Saves what is set under one key, on top of the version that was looked at. */
export function useSaveSetting(key: SettingKey) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (saved: Saved): Promise<SettingAnswer> =>
      apiPost('/api/admin/settings', { key, ...saved }, settingAnswer),
    onSuccess: () => client.invalidateQueries({ queryKey: ['admin'] }),
  });
}

export async function uploadBrandPicture(picture: File): Promise<string> {
  const form = new FormData();
  form.set('picture', picture);
  return (await apiForm('/api/admin/settings/picture', form, uploadPictureAnswer)).file;
}
