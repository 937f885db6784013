import { isIP } from 'node:net';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import * as z from 'zod/mini';

/** EdDSA, ES256 and RS256, which devices have. */
const supportedAlgorithmIDs = [-8, -7, -257];

/** Whose passkeys these are, as browsers know us. */
type Place = { rpID: string; origin: string };
export type KnownPasskey = { id: string; publicKey: string; counter: number; transports: string[] };

/** Null where there can be none: browsers bind passkeys to a name, never to a number. */
export function passkeyPlace(appUrl: string): Place | null {
  const { hostname, origin } = new URL(appUrl);
  return isIP(hostname.replace(/^\[|\]$/g, '')) === 0 ? { rpID: hostname, origin } : null;
}

export function optionsToAdd(
  place: Place,
  about: { shopName: string; userId: string; email: string; known: KnownPasskey[] },
) {
  return generateRegistrationOptions({
    rpName: about.shopName,
    rpID: place.rpID,
    userID: new TextEncoder().encode(about.userId),
    userName: about.email,
    excludeCredentials: about.known.map(({ id, transports }) => ({ id, transports })),
    supportedAlgorithmIDs,
    // It is found without a name and asks who holds it, so that it is two factors in one.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** Without `known` the browser offers whatever it has of ours. */
export function optionsToProve(place: Place, known: KnownPasskey[]) {
  return generateAuthenticationOptions({
    rpID: place.rpID,
    userVerification: 'required',
    allowCredentials: known.map(({ id, transports }) => ({ id, transports })),
  });
}

const answered = z.looseObject({ id: z.string(), response: z.looseObject({ clientDataJSON: z.string() }) });
const clientData = z.looseObject({ challenge: z.string() });

/** What a browser's answer says of itself, nothing of it proved: which passkey it is and what it signed. Null for none. */
export function readAnswer(text: string): { id: string; challenge: string } | null {
  try {
    const { id, response } = answered.parse(JSON.parse(text));
    const said: unknown = JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString('utf8'));
    return { id, challenge: clientData.parse(said).challenge };
  } catch {
    // Whatever was typed or tampered with: it is no answer of a passkey.
    return null;
  }
}

/** Why an answer does not hold, for the log. */
export type Refused = { why: string };

/** The new passkey, where the answer holds. */
export async function newPasskey(place: Place, text: string, challenge: string): Promise<KnownPasskey | Refused> {
  const response = JSON.parse(text) as RegistrationResponseJSON;
  const held = await holds(() =>
    verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: place.origin,
      expectedRPID: place.rpID,
      supportedAlgorithmIDs,
    }),
  );
  if ('why' in held) return held;
  if (!held.verified) return UNSIGNED;
  const { id, publicKey, counter, transports } = held.registrationInfo.credential;
  return { id, publicKey: Buffer.from(publicKey).toString('base64url'), counter, transports: transports ?? [] };
}

/** The passkey's new counter, where the answer holds. */
export async function provedCounter(
  place: Place,
  text: string,
  about: { challenge: string; passkey: KnownPasskey },
): Promise<{ counter: number } | Refused> {
  const { id, publicKey, counter } = about.passkey;
  const held = await holds(() =>
    verifyAuthenticationResponse({
      response: JSON.parse(text) as AuthenticationResponseJSON,
      expectedChallenge: about.challenge,
      expectedOrigin: place.origin,
      expectedRPID: place.rpID,
      credential: { id, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter },
    }),
  );
  if ('why' in held) return held;
  return held.verified ? { counter: held.authenticationInfo.newCounter } : UNSIGNED;
}

const UNSIGNED: Refused = { why: 'it is not signed by the passkey' };

/** The library throws for what does not hold, as for what is no answer at all. */
async function holds<Answer extends { verified: boolean }>(verify: () => Promise<Answer>): Promise<Answer | Refused> {
  try {
    return await verify();
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) };
  }
}
