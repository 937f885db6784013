import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SettingAnswer, settingAnswer, uploadPictureAnswer } from '@/lib/contracts/backoffice/settings';
import { connectAnswer, removeAnswer, type Setup, setupAnswer, testAnswer } from '@/lib/contracts/backoffice/setup';
import type { KeyedService, Keys } from '@/lib/domain/shop/keys';
import type { SettingKey } from '@/lib/domain/shop/setting-keys';
import { apiForm, apiGet, apiPost } from '../core/api';
import { useAdminPost } from './use-admin-post';

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

/** While products come in. */
const POLL_MS = 3_000;

export function useSetup(initial: Setup) {
  return useQuery({
    queryKey: ['admin', 'setup'],
    queryFn: () => apiGet('/api/admin/setup', setupAnswer),
    initialData: initial,
    refetchInterval: ({ state }) => (state.data?.importing ? POLL_MS : false),
  });
}

type Named = { service: KeyedService };
export const useConnect = () =>
  useAdminPost(
    () => '/api/admin/setup',
    connectAnswer,
    (input: Named & { keys: Keys; knowingly: boolean }) => input,
  );
export const useTestService = () =>
  useAdminPost(
    () => '/api/admin/setup/test',
    testAnswer,
    (input: Named) => input,
  );
export const useRemoveService = () =>
  useAdminPost(
    () => '/api/admin/setup/remove',
    removeAnswer,
    (input: Named) => input,
  );
