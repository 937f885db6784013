import { useMutation, useQuery } from '@tanstack/react-query';
import { mockupAnswer, type UploadedDesign, uploadDesignAnswer } from '@/lib/contracts/designs';
import { MAX_DESIGN_BYTES, type PlacedDesign } from '@/lib/domain/catalogue/design';
import { isOneOf, MOCKUPS, type MockupState } from '@/lib/domain/order/states';
import { apiForm, apiGet, apiPost } from '../core/api';

export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp'];
const LOOK_AGAIN_MS = 2_000;

/** Why a file need not be sent at all; null where it may be. The server looks again. */
export function wrongWith(file: { size: number; type: string }): 'not_a_picture' | 'design_too_large' | null {
  if (!PICTURE_TYPES.includes(file.type)) return 'not_a_picture';
  if (file.size > MAX_DESIGN_BYTES) return 'design_too_large';
  return null;
}

export function uploadDesign(file: File): Promise<UploadedDesign> {
  const form = new FormData();
  form.set('picture', file);
  return apiForm('/api/designs', form, uploadDesignAnswer);
}

/** The print shop's own picture of a design: asked for once, then looked at until it is drawn. */
export function useMockup(variantId: string, design: PlacedDesign) {
  const start = useMutation({
    mutationFn: () => apiPost('/api/pod/mockup', { variant_id: variantId, design }, mockupAnswer),
  });
  const id = start.data?.id;
  const looked = useQuery({
    queryKey: ['mockup', id],
    queryFn: ({ signal }) => apiGet(`/api/pod/mockup/${id}`, mockupAnswer, { signal }),
    enabled: start.data !== undefined && isUnderWay(start.data.state),
    refetchInterval: ({ state: { data } }) => (data === undefined || isUnderWay(data.state) ? LOOK_AGAIN_MS : false),
  });
  return {
    mockup: looked.data ?? start.data ?? null,
    error: start.error ?? looked.error,
    asking: start.isPending,
    start: () => start.mutate(),
  };
}

const isUnderWay = (state: MockupState) => isOneOf(state, MOCKUPS.coming);
