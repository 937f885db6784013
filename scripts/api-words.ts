import type { ErrorCode } from '@/lib/domain/core/errors';

/** What each problem code tells a program, and what it should do. */
export const CODES: Record<ErrorCode | 'internal', string> = {
  invalid_input: 'The request does not fit its contract; `fields` says where. Sending it again changes nothing.',
  unauthenticated: 'Nobody is signed in, or the bearer token or cron secret is missing or wrong.',
  invalid_signature: 'A webhook is signed with none of the secrets that are valid now. Nothing was stored.',
  payment_declined: 'The bank refused. The order stays unpaid and may be paid by another method.',
  forbidden: 'Who asks may not do this, or the request came from another site’s page.',
  not_found: 'There is no such thing, or who asks may not know of it: both answer alike.',
  conflict: 'Somebody else changed it meanwhile. Read it again, then decide.',
  idempotency_mismatch: 'This Idempotency-Key was used for another body. Take a new key for a new order.',
  item_unavailable: 'Something in the cart cannot be sold now; `reason` says why. Price the cart again.',
  quote_changed:
    'The total is no longer the one that was sent. Nothing was made: ask for the rates again and show them.',
  already_paid: 'The order was paid before; `order_number` names it, and its cookie comes with the answer.',
  not_cancelable: 'It is too late to cancel, or there is nothing to cancel; `reason` says which.',
  not_editable: 'It can no longer be changed; `reason` says why.',
  too_large: 'The body is larger than the route takes. The connection is closed.',
  not_shippable: 'Nothing can be sent to this address, or not in this way; `reason` says what is missing.',
  rate_limited: 'Too many requests from this address. `Retry-After` says when to come again.',
  provider_unavailable: 'Stripe or a print shop does not answer. Nothing was lost; come again after `Retry-After`.',
  database_unavailable:
    'The database does not answer. What belongs together was not half done; come again after `Retry-After`.',
  internal: 'A fault of the shop, logged under `request_id`.',
};

/** What the public routes do. Those of the console say by their action what they are for. */
export const ROUTES: Record<string, string> = {
  'GET /api/account/data': 'A copy of all that is kept about the signed-in person.',
  'POST /api/account/end-session': 'Signs the signed-in person out of one other browser.',
  'POST /api/account/erase': 'Takes the signed-in person off their finished orders.',
  'POST /api/account/passkeys':
    'Keeps a new passkey of the signed-in member of staff; the first brings recovery codes.',
  'POST /api/account/passkeys/check': 'Whether what takes a fresh proof may be done now.',
  'POST /api/account/passkeys/codes': 'New recovery codes in the place of all before.',
  'POST /api/account/passkeys/options': 'What the browser is to ask a passkey, as JSON for `@simplewebauthn/browser`.',
  'POST /api/account/passkeys/prove': 'Proves who sits at this session, with a passkey or a recovery code.',
  'POST /api/account/passkeys/remove': 'Forgets one of one’s own passkeys.',
  'POST /api/account/sign-out-everywhere': 'Ends every session of the signed-in person, this one too.',
  'POST /api/security/reports': 'What browsers report of a page that was not allowed something.',
  'POST /api/designs': 'Uploads a picture of one’s own to be printed.',
  'POST /api/inquiries/contact': 'Writes to the shop.',
  'POST /api/inquiries/withdrawal': 'Withdraws from a contract; a receipt goes out by mail.',
  'POST /api/payments/cancel-order/{orderId}': 'Cancels what can still be stopped, and refunds it.',
  'POST /api/payments/change-email/{orderId}': 'Corrects a mistyped e-mail; links that went to the old one end.',
  'GET /api/payments/other-variants/{orderId}':
    'Tells what each item of an order can still be changed to at the same price.',
  'POST /api/payments/change-item/{orderId}': 'Changes the size or color of an item, while nothing of it is printed.',
  'POST /api/payments/change-address/{orderId}':
    'Sends an order to another address of the same country, while that is possible.',
  'POST /api/payments/claim-orders': 'Puts orders bought as a guest with the same e-mail under the signed-in account.',
  'POST /api/payments/create-pod-payment-intent':
    'Prices the cart again, makes the order and its payment. `Idempotency-Key` is honoured.',
  'GET /api/payments/my-orders': 'One’s own orders, newest first, page by page.',
  'GET /api/payments/order-status/{paymentIntentId}': 'The state of an order by its payment.',
  'GET /api/payments/order-tracking/{orderNumber}':
    'An order with its packages, its timeline and what can be done now.',
  'POST /api/mails/decline/{token}': 'No more mails that ask how an order was.',
  'POST /api/payments/rate-order/{orderId}': 'Rates an order that has arrived.',
  'POST /api/payments/confirm-arrival/{orderId}': 'Says that what nobody reported has arrived.',
  'POST /api/payments/report-problem/{orderId}': 'Reports what is wrong with what arrived, with photos.',
  'POST /api/payments/choose-return/{orderId}':
    'Says what is to become of a parcel that came back: sent again, or the money.',
  'POST /api/payments/sync-order/{orderId}': 'Asks Stripe and the print shops now; answers what changed.',
  'POST /api/payments/track-link': 'Mails a link to an order. A miss is answered like a hit.',
  'POST /api/pod/cart': 'Prices a cart and says what of it is no longer sold.',
  'GET /api/pod/delivery-estimate': 'The delivery days of one variant to one country.',
  'POST /api/pod/mockup': 'Starts a preview of one’s own design.',
  'GET /api/pod/mockup/{mockupId}': 'How that preview stands.',
  'GET /api/pod/products': 'One print shop’s products.',
  'GET /api/pod/products/unified': 'All products in one shape.',
  'POST /api/pod/shipping-rates': 'Ways of delivery with their prices, and tax, for a cart and an address.',
  'GET /api/webhooks/test': 'Up or down; for staff also registration and secrets of each sender.',
};

const ITEMS = [{ variant_id: '{variant}', quantity: 1 }];
type Step = { says: string; request: string; body?: object };

/** From the shelf to the order, as a shop of one's own would do it. A test sends exactly this. */
export const PURCHASE: Step[] = [
  { says: 'Something to sell:', request: 'GET /api/pod/products/unified?limit=1' },
  { says: 'Its price now:', request: 'POST /api/pod/cart', body: { items: ITEMS } },
  {
    says: 'Ways of delivery, with tax:',
    request: 'POST /api/pod/shipping-rates',
    body: { items: ITEMS, destination: { country: 'US', state: 'CA', postalCode: '94105' } },
  },
  {
    says: 'The order and its payment (header `Idempotency-Key`, so that a repeat makes no second one):',
    request: 'POST /api/payments/create-pod-payment-intent',
    body: {
      items: ITEMS,
      email: 'ada@example.com',
      recipient: {
        name: 'Ada Lovelace',
        line1: '12 Market Street',
        city: 'San Francisco',
        state: 'CA',
        postalCode: '94105',
        country: 'US',
      },
      shipping_choice: '{choice}',
      expected_total_minor: '{total}',
      currency: '{currency}',
    },
  },
  {
    says: 'How it stands (the token, or the cookie that came with the order, proves whose it is):',
    request: 'GET /api/payments/order-status/{payment}?token={token}',
  },
];
