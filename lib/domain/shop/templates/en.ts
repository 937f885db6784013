import type { ShopPage } from '../pages';

const NOTE =
  '> TEMPLATE, no legal advice. Written in general words and checked by no lawyer: have it checked for your country and your shop, then delete this line.';

/** A beginning for each page, for a shop that prints on demand and sells to consumers in the European Union. */
export const TEMPLATES_EN: Record<ShopPage, string> = {
  about: `${NOTE}

{shop} makes every piece when you order it: nothing lies in a warehouse, and nothing is thrown away.
`,
  contact: `${NOTE}

Write to us with the form below, or to {contact}.
Phone: {phone}

Have your order number at hand, and we find your order at once.
`,
  shipping: `${NOTE}

## Delivery

Your order is printed for you first, then handed to a carrier. What delivery costs and when it should arrive stands in the
checkout before you pay, and on the page of your order afterwards. An order may come in several parcels.

## If something is wrong

Tell us on the page of your order or with the contact form, with a photo if you can. A piece that arrives damaged or
misprinted is made again or paid back.

## Sending it back

How to withdraw from a purchase stands under [withdrawal](/pages/withdrawal).
`,
  imprint: `${NOTE}

{seller}
{address}

Represented by: {represented}

Register: {register}

VAT or tax number: {taxid}

E-mail: {contact}

Phone: {phone}
`,
  terms: `${NOTE}

## 1. With whom you make the contract

These terms hold for orders in the shop {shop}. Your partner is {seller}.

## 2. How the contract is made

What the shop shows is no binding offer yet. You make a binding offer with the button that ends the checkout; before it you can
check and change everything you entered. We confirm by mail that your order has arrived, and that mail is our acceptance. You get these terms with it.

## 3. Prices and payment

The price at the time of your order holds. The checkout names taxes and the cost of delivery before you order. It also
shows the ways to pay.

## 4. Delivery

Each piece is made for you after you order. The expected days stand in the checkout.

## 5. Withdrawal

Consumers may withdraw as the [withdrawal page](/pages/withdrawal) says.

## 6. Faults

What the law says about faulty goods holds.

## 7. Disputes

We take part in no dispute resolution before a consumer arbitration board, and are not bound to.
`,
  withdrawal: `${NOTE}

## Your right to withdraw

You may withdraw from this contract within fourteen days without giving a reason. The time ends fourteen days after the day
on which you, or somebody you named who is not the carrier, took the last package of your order.

To withdraw, tell us clearly ({seller}, e-mail {contact}), for example by mail or letter. The simplest way
is [the form for it](/withdraw), which needs no account; you get a receipt with date and time at once. To be in time it is
enough to send it before the time ends.

## What follows

We pay back all we received from you, the cost of our standard delivery included, within fourteen days after your
withdrawal reached us, in the way you paid. We may wait until we have the goods or proof that you sent them.

Send the goods back within fourteen days. You pay for that. You owe for a loss in value only where you handled the
goods more than was needed to see what they are.

## When there is no such right

There is none for goods made to your own specification, such as your own uploaded design. The checkout says so before you pay.

## Model form

To {seller}, {address}, {contact}: I withdraw from my contract about the following goods. Ordered on, received on, name,
address, date.
`,
  privacy: `${NOTE}

## Who is responsible

{seller}
{address}
{contact}

## What is kept, and why

For your order (Art. 6(1)(b) GDPR): name, address, e-mail, phone where a carrier asks for it, and what you bought. Address and contact are
kept encrypted. For accounts and taxes (Art. 6(1)(c)): what the law asks for, as long as it asks for it. To guard against abuse
(Art. 6(1)(f)): counters of requests.

## Who gets what

The print shops that make your order and the carriers get name and address. Stripe handles the payment. Our hosting and mail
services process data for us.

## Cookies

Only those the shop needs: your sign-in, your orders, your language and your colors. There is no advertising and no tracking.

## Your rights

You may ask what is kept about you and have it corrected, erased, limited or handed over, and you may complain to a supervisory authority. A
copy of your data and its erasure are in your account.
`,
};
