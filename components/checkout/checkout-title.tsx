export const TITLE_ID = 'checkout-title';

/** Takes the focus when what had it has gone. */
export function CheckoutTitle() {
  return (
    <h1 id={TITLE_ID} tabIndex={-1} className="mb-6 outline-none">
      Checkout
    </h1>
  );
}
