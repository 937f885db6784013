import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SIGNATURE_HEADER, sign } from '../../packages/sandbox/printify/webhook';
import { startPrintify, type TestServer } from '../../packages/sandbox/tests/printify-server';
import { type Receiver, startReceiver } from '../../packages/sandbox/tests/receiver';
import { collectAnswers } from './_printify-answers';
import { CORRECTED_PATHS, DIFFERENCES, LEFT_OUT, NOT_SERVED } from './_printify-differences';
import {
  documentedOperations,
  documentFolder,
  documentsAreHere,
  fixtureNames,
  readFixture,
} from './_printify-documents';
import { provokeErrors } from './_printify-errors';
import { REQUESTS, sendRequest } from './_printify-requests';
import { type Scene, setScene } from './_printify-scene';
import { structureFaults } from './_printify-structure';

if (!documentsAreHere) {
  console.warn(`SKIPPED: no Printify documents in ${documentFolder} (PROVIDER_SPECS names their folder)`);
}

let server: TestServer;
let receiver: Receiver;
let scene: Scene;
let answers: Map<string, unknown>;
const statuses = new Map<string, number>();

beforeAll(async () => {
  if (!documentsAreHere) return;
  server = await startPrintify();
  receiver = await startReceiver();
  scene = await setScene(server, receiver);
  answers = await collectAnswers(server, receiver, scene);
  for (const [fixture, { status, json }] of await provokeErrors(server, scene)) {
    answers.set(fixture, json);
    statuses.set(fixture, status);
  }
});
afterAll(async () => {
  if (!documentsAreHere) return;
  await server.close();
  await receiver.close();
});

describe.skipIf(!documentsAreHere)("Printify's documents", () => {
  it('show no key that the sandbox lacks, and no type it gets wrong', () => {
    const met = new Set<string>();
    const faults: string[] = [];
    for (const [fixture, ours] of answers) {
      for (const { at, says } of structureFaults(readFixture(fixture), ours)) {
        const known = DIFFERENCES.find((difference) => difference.fixture === fixture && difference.at === at);
        if (known) met.add(`${fixture} ${at}`);
        else faults.push(`${fixture}: ${at} ${says}`);
      }
    }
    expect(faults).toEqual([]);
    expect([...met].sort()).toEqual(DIFFERENCES.map(({ fixture, at }) => `${fixture} ${at}`).sort());
  });

  it('have no example that was forgotten', () => {
    const covered = [...answers.keys(), ...REQUESTS, ...Object.keys(LEFT_OUT), 'webhook.signature.testvector.computed'];
    expect([...covered].sort()).toEqual(fixtureNames().sort());
  });

  it('print each error with the status, code and reason that the sandbox gives', () => {
    const essence = (body: unknown) => JSON.parse(JSON.stringify(body).replace(/[0-9a-f]{24}|#\d+/g, 'ID'));
    const errors = [...answers.keys()].filter((name) => name.startsWith('error.'));
    for (const name of errors) {
      const [, status, code] = name.split('.');
      expect.soft(statuses.get(name), name).toBe(Number(status));
      if (/^\d{4}$/.test(code ?? '')) expect.soft(essence(answers.get(name)), name).toEqual(essence(readFixture(name)));
    }
    expect(errors.length).toBeGreaterThan(9);
    expect(answers.get('error.401.shop_unreachable.observed')).toEqual({});
  });

  it('ask for nothing that the sandbox refuses', async () => {
    for (const name of REQUESTS) {
      const { status, json } = await sendRequest(server, scene, name);
      expect.soft(status, `${name}: ${JSON.stringify(json)}`).toBeLessThan(300);
    }
  });

  it('know every operation that the sandbox serves, and it serves all but the ones named', () => {
    const documented = [...new Set(documentedOperations().map((name) => CORRECTED_PATHS[name] ?? name))];
    const served = server.printify.app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(
        ({ method, path }) => `${method} ${path.replace(/:file\{.+?\}(?=$|\/)/g, '{}.json').replace(/:[a-z]+/g, '{}')}`,
      );
    expect(served.filter((name) => !documented.includes(name))).toEqual([]);
    const missing = documented.filter((name) => !served.includes(name));
    expect(missing.sort()).toEqual(NOT_SERVED);
  });

  it('compute the signature that the sandbox computes', () => {
    const vector = readFixture('webhook.signature.testvector.computed');
    const { secret, raw_body: body } = vector as { secret: string; raw_body: string };
    expect(vector).toMatchObject({ header_name: SIGNATURE_HEADER, header_value: sign(secret, body) });
  });
});

describe('the comparison of structures', () => {
  it('sees a missing key, another type and an empty list, at any depth', () => {
    const example = { a: [{ b: 1, c: null }], d: 'text' };
    expect(structureFaults(example, { a: [{ b: 2, c: 'more' }], d: '', e: true })).toEqual([]);
    expect(structureFaults(example, { a: [{ c: null }], d: 3 }).map(({ at }) => at)).toEqual(['$.a[].b', '$.d']);
    expect(structureFaults(example, { a: [], d: 'text' })).toHaveLength(1);
    expect(structureFaults({ a: 'text' }, { a: null })).toHaveLength(1);
  });
});
