export const TITLE_ID = 'checkout-title';

/** Takes the focus when what had it has gone. */
export function CheckoutTitle() {
  return (
    <div className="mb-6">
      <h1 id={TITLE_ID} tabIndex={-1} className="outline-none">
        Checkout
      </h1>
      <p className="mt-2 max-w-xl text-quiet">
        One page. You see the whole price, with delivery and tax, before you pay, and you can buy without an account.
      </p>
    </div>
  );
}
