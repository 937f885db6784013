import type { PodFolder } from '../folder';
import { PROVIDER } from './catalogue';
import { createManual } from './provider';

export const MANUAL: PodFolder = {
  id: PROVIDER,
  // Nobody is called: the mail server has limits of its own.
  limits: [],
  open: ({ PRINT_SHOP_MAIL: mail, PRINT_SHOP_CATALOGUE: catalogue, livemode }, reach) =>
    mail && catalogue ? createManual({ mail, catalogue, livemode }, reach) : null,
  key: null,
  messages: null,
  conformance: null,
};
