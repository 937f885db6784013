export type Row = { fault: string; shopper: string; staff: string; heals: string; file: string; test: string };

/** What those do who have moved the shopper's money. */
export const BANKS: Row[] = [
  {
    fault: 'a bank takes a payment back before the order is printed',
    shopper: 'that the bank looks into it, and gives the money back itself',
    staff: 'an alert with the deadline; one click sends our evidence',
    heals: 'what can be stopped is stopped; won, it is refunded or goes on',
    file: 'tests/integration/disputes.test.ts',
    test: 'stops what a print shop has and does not make yet, and gives nothing back before the bank has decided',
  },
  {
    fault: 'the dispute is lost',
    shopper: 'that the bank has decided for them',
    staff: 'what it took and cost, in the books',
    heals: 'it is an end: nobody is asked to pay twice',
    file: 'tests/integration/disputes.test.ts',
    test: 'that is lost is an end: what it took stands in the books, nothing is made, and nobody is asked to pay twice',
  },
  {
    fault: 'a bank asks about a payment, or a card network warns of fraud',
    shopper: 'nothing',
    staff: 'an alert: refund it or let it go on',
    heals: 'nothing more is handed over until then',
    file: 'tests/integration/disputes.test.ts',
    test: 'holds what no print shop has until a person lets it go on: %s',
  },
  {
    fault: 'nobody answers the bank',
    shopper: 'nothing',
    staff: 'an alert four days before the last',
    heals: 'by one click',
    file: 'tests/integration/disputes.test.ts',
    test: 'is asked for once more before the last day',
  },
];
