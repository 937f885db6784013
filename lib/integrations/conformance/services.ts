import type { Env } from '@/lib/platform/env';
import { POD_FOLDERS } from '../pod/registry';
import { openConformance as openStripe } from '../stripe/conformance';
import type { Conformance, Stage } from './check';

type Open = (env: Env, stage: Stage) => Conformance | null;

/** Whoever can be asked whether it is as we take it to be. */
export const SERVICES: ReadonlyMap<string, Open> = new Map<string, Open>([
  ['stripe', openStripe],
  ...POD_FOLDERS.flatMap(({ id, conformance }) => (conformance ? [[id, conformance] as const] : [])),
]);
