import { describe, expect, it } from 'vitest';
import { sayBacklog, sayFailing, sayMissed, sayNoRun, sayStuckEffect, sayUnsubmitted, sayWaiting } from './rule-words';

const AT = Date.UTC(2026, 10, 30, 7, 15);

describe('what people on duty read', () => {
  it.each([
    [
      'counts one as one',
      sayBacklog({ queue: 'effect', jobs: 1, minutes: 1 }),
      'One job in "effect" waits, the oldest for one minute.',
    ],
    [
      'counts many as many',
      sayBacklog({ queue: 'effect', jobs: 7, minutes: 12 }),
      '7 jobs in "effect" wait, the oldest for 12 minutes.',
    ],
    [
      'counts none as many',
      sayFailing({ source: 'stripe', turnedAway: 0, unprocessed: 2 }),
      'stripe: 0 messages were turned away in the last hour and 2 were stored and not processed.',
    ],
    [
      'names a moment',
      sayMissed({ service: 'printify', changes: 1, heardAtMs: AT }),
      'The sync found one change at printify that no message told of, since the last one arrived at 2026-11-30 07:15 UTC.',
    ],
    [
      'says that there never was one',
      sayMissed({ service: 'printify', changes: 2, heardAtMs: null }),
      'The sync found 2 changes at printify that no message told of; none has ever arrived.',
    ],
    ['says that there was none yet', sayNoRun({ called: 'sync', lastAtMs: null }), 'No sync has finished yet.'],
    [
      'ends a reason with one full stop',
      sayStuckEffect({ effect: 'mail_placed', orderNumber: 'FBZ1', state: 'dead', attempts: 3, note: 'It is shut.' }),
      'The mail placed of FBZ1 was given up after 3 tries: It is shut.',
    ],
    [
      'tells what is tried from what was never owed',
      sayUnsubmitted({ orderNumber: 'FBZ1', provider: 'printful', state: 'pending', attempts: 1, note: null }),
      'FBZ1 is paid and not with printful yet, after one try: no answer so far.',
    ],
    [
      'tells what was never owed',
      sayUnsubmitted({ orderNumber: 'FBZ1', provider: null, state: null, attempts: null, note: null }),
      'FBZ1 is paid and not with any print shop: nothing was owed to them.',
    ],
    [
      'quotes the last answer as it came',
      sayWaiting({ service: 'printful', tasks: 1, attempts: 4, lastAnswer: 'printful: HTTP 500' }),
      'printful does not do what we ask: one task waits, tried up to 4 times. Last answer: printful: HTTP 500',
    ],
  ])('%s', (_, said, expected) => expect(said).toBe(expected));
});
