import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** A passkey's device in software: makes keys, counts, signs, and asks nobody. Everything it says is as on the wire. */
export class Authenticator {
  readonly #id = randomBytes(16);
  readonly #origin: string;
  #keys: { privateKey: KeyObject; publicKey: KeyObject } | null = null;
  #counter = 0;
  /** Whether it asked for a finger or a PIN. */
  verifies = true;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** The answer to options for a new passkey. */
  create(options: string): string {
    const { challenge } = JSON.parse(options) as { challenge: string };
    this.#keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    const cose = Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y, 'base64url'),
    ]);
    const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.#id.length]), this.#id, cose]);
    const data = Buffer.concat([this.#data(0x40), credential]);
    // {fmt: "none", attStmt: {}, authData: bytes}
    const attestation = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'),
      Buffer.from([data.length]),
      data,
    ]);
    return this.#answer({
      clientDataJSON: this.#client('webauthn.create', challenge).toString('base64url'),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    });
  }

  /** The answer to options for a proof. */
  get(options: string): string {
    if (!this.#keys) throw new Error('nothing was created');
    const { challenge } = JSON.parse(options) as { challenge: string };
    this.#counter += 1;
    const client = this.#client('webauthn.get', challenge);
    const data = this.#data(0);
    const signed = Buffer.concat([data, createHash('sha256').update(client).digest()]);
    return this.#answer({
      clientDataJSON: client.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: sign('sha256', signed, this.#keys.privateKey).toString('base64url'),
    });
  }

  #data(flags: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.#counter);
    const rpId = createHash('sha256').update(new URL(this.#origin).hostname).digest();
    return Buffer.concat([rpId, Buffer.from([flags | 0x01 | (this.verifies ? 0x04 : 0)]), counter]);
  }

  #client(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.#origin, crossOrigin: false }));
  }

  #answer(response: object): string {
    const id = this.#id.toString('base64url');
    return JSON.stringify({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response });
  }
}
