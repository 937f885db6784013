import {
  addPasskeyInput,
  nothing,
  passkeyOptionsAnswer,
  provedAnswer,
  recoveryCodesAnswer,
  removedPasskeyAnswer,
} from '@/lib/contracts/passkeys';
import type { PasskeyAsk } from '@/lib/domain/core/sign-in';
import { apiPost } from './api';

const PATH = '/api/account/passkeys';
/** Fetched with the first use. */
const library = () => import('@simplewebauthn/browser');

async function optionsFor(what: PasskeyAsk) {
  const { options } = await apiPost(`${PATH}/options`, { for: what }, passkeyOptionsAnswer);
  return JSON.parse(options);
}

/** Asks this device for a new passkey and keeps it. Returns recovery codes with the first. Throws ApiError, and whatever the browser refuses. */
export async function createPasskey(): Promise<string[]> {
  const { startRegistration } = await library();
  const answer = await startRegistration({ optionsJSON: await optionsFor('add') });
  const input = addPasskeyInput.parse({ answer: JSON.stringify(answer) });
  return (await apiPost(PATH, input, recoveryCodesAnswer)).codes;
}

/** Throws ApiError, and whatever the browser refuses. */
export async function provePasskey(): Promise<void> {
  const { startAuthentication } = await library();
  const answer = await startAuthentication({ optionsJSON: await optionsFor('prove') });
  await apiPost(`${PATH}/prove`, { answer: JSON.stringify(answer) }, provedAnswer);
}

export const proveCode = (code: string) => apiPost(`${PATH}/prove`, { code }, provedAnswer);
export const removePasskey = (id: string) => apiPost(`${PATH}/remove`, { id }, removedPasskeyAnswer);
export const renewCodes = async () => (await apiPost(`${PATH}/codes`, nothing.parse({}), recoveryCodesAnswer)).codes;
/** Before a download, which could not ask by itself. */
export const checkProof = () => apiPost(`${PATH}/check`, {}, provedAnswer);

/** What proves who signs in, for the form that does. */
export async function passkeyToSignIn(): Promise<string> {
  const { startAuthentication } = await library();
  const { options } = await apiPost('/api/auth/signin/passkey', {}, passkeyOptionsAnswer);
  return JSON.stringify(await startAuthentication({ optionsJSON: JSON.parse(options) }));
}
