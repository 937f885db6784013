import type { Locale } from '@/lib/domain/core/locale';
import { formatMoney } from '@/lib/domain/money/money';
import { type DayRange, dayRange, longDay } from '@/lib/domain/order/delivery-window';
import type { OrderMail } from '@/lib/domain/order/mails';
import type { MailContent } from '@/lib/integrations/email/order-mail';
import { wordsIn } from '@/lib/platform/words';
import type { MailFacts, ToldItem } from './told';

/** The words of a mail, in the language of its order. */
export function composeMail(mail: OrderMail, facts: MailFacts): MailContent {
  const t = wordsIn(facts.locale, 'mail');
  const { orderNumber: number, packages } = facts;
  return {
    locale: facts.locale,
    subject: t(`${mail}.subject`, { number, what: whatOf(facts) }),
    heading: t(`${mail}.heading`, { count: packages.length }),
    paragraphs: paragraphsOf(mail, facts),
    shopName: facts.shopName,
    action: { label: t(ACTION[mail] ?? 'track'), url: facts.url },
    groups: groupsOf(mail, facts),
    amounts: amountsOf(mail, facts),
    facts: factsOf(mail, facts),
    about: [
      t('orderNumber', { number }),
      ...(facts.contact === null ? [] : [t('contact', { email: facts.contact })]),
      ...facts.company,
    ],
    legal: facts.pages.map(({ page, url }) => ({ label: wordsIn(facts.locale, 'pages')(page), url })),
    decline: mail === 'rating' ? { label: t('decline'), url: facts.declineUrl } : null,
  };
}

const ACTION: Partial<Record<OrderMail, 'rate' | 'openOrder'>> = {
  rating: 'rate',
  payment_awaited: 'openOrder',
  payment_failed: 'openOrder',
};

/** Where a subject is cut on a phone anyway. */
const MOST_LETTERS = 48;

/** "Ridgeline Cap and 2 more": what a shopper knows it by. A refund that is for no item is known by its amount. */
function whatOf(facts: MailFacts): string {
  const { locale, items, packages, refundMinor } = facts;
  const told = packages.length > 0 ? packages.flatMap((box) => box.items) : items;
  const titles = [...new Set(told.map(({ title }) => title))];
  const [first] = titles;
  if (first === undefined) return refundMinor === null ? wordsIn(locale, 'mail')('yourOrder') : refundOf(facts);
  const short = first.length <= MOST_LETTERS ? first : `${first.slice(0, MOST_LETTERS - 1).trimEnd()}…`;
  return titles.length === 1 ? short : wordsIn(locale, 'mail')('what', { first: short, more: titles.length - 1 });
}

function paragraphsOf(mail: OrderMail, facts: MailFacts): string[] {
  const { locale, expected, expectedBefore, packages } = facts;
  const t = wordsIn(locale, 'mail');
  const days = ({ from, to }: DayRange) => dayRange(from, to, locale);
  const count = packages.length;
  switch (mail) {
    case 'placed':
      return [t('placed.text'), ...graceOf(facts), t('placed.more', { days: days(expected) })];
    case 'delay':
      if (!expectedBefore) throw new Error('a delay that names no earlier days');
      return [t('delay.text', { now: days(expected), before: days(expectedBefore) }), t('delay.more')];
    case 'shipped': {
      const arrival = arrivalOf(facts);
      const then = arrival && t('shipped.expected', { count, days: days(arrival) });
      return [
        [t('shipped.text', { count }), then].filter(Boolean).join(' '),
        ...(facts.restFollows ? [t('shipped.rest')] : []),
      ];
    }
    case 'report_refused':
      return [t('report_refused.text'), ...(facts.refusal ?? '').split(/\n+/), t('report_refused.more')];
    case 'refunded':
      return [t('refunded.text', { amount: refundOf(facts) })];
    case 'payment_awaited':
      return instructionsOf(facts);
    case 'refund_failed':
      return [t('refund_failed.text', { amount: refundOf(facts) }), t('refund_failed.more')];
    case 'canceled':
    case 'cancel_refused':
    case 'on_hold':
    case 'presumed':
    case 'rating':
    case 'replaced':
    case 'replacing':
    case 'returned':
    case 'track_link':
      return [t(`${mail}.text`), t(`${mail}.more`)];
    case 'new_number':
    case 'in_production':
    case 'delivered':
    case 'failed':
    case 'payment_failed':
    case 'payment_processing':
      return [t(`${mail}.text`)];
  }
}

function refundOf({ refundMinor, amounts, locale }: MailFacts): string {
  if (refundMinor === null) throw new Error('a refund without an amount');
  return formatMoney(refundMinor, amounts.currency, locale);
}

/** When these packages come: the days of the whole order are theirs only where nothing follows. */
function arrivalOf({ packages, expected, restFollows }: MailFacts): DayRange | null {
  const own = packages.map((box) => box.expected).filter((days) => days !== null);
  const isOfOrder = !restFollows && packages.every(({ place }) => place !== null);
  if (own.length < packages.length || own.length === 0) return isOfOrder ? expected : null;
  const days = own.flatMap(({ from, to }) => [from, to]).sort();
  return { from: days[0] ?? expected.from, to: days.at(-1) ?? expected.to };
}

function graceOf({ locale, graceUntil, zone }: MailFacts): string[] {
  if (graceUntil === null) return [];
  const when = graceUntil.toLocaleString(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: zone });
  return [wordsIn(locale, 'mail')('placed.grace', { when: `${when} (${zone})` })];
}

function instructionsOf({ locale, instructions, amounts }: MailFacts): string[] {
  const t = wordsIn(locale, 'order.instructions');
  if (!instructions) throw new Error('a payment that is awaited without a word on how');
  const { method, expiresAt, facts } = instructions;
  const until =
    expiresAt && new Date(expiresAt).toLocaleString(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return [
    t(`how.${method}`, { amount: formatMoney(amounts.totalMinor, amounts.currency, locale) }),
    ...facts.map(({ name, value }) => `${t(`fact.${name}`)}: ${value}`),
    ...(until ? [t('untilUtc', { when: until })] : []),
    t('after'),
  ];
}

function groupsOf(mail: OrderMail, { locale, packages, items, restFollows }: MailFacts): MailContent['groups'] {
  const t = wordsIn(locale, 'mail');
  const shown = (told: ToldItem[]) => told.map((item) => itemOf(locale, item));
  if (packages.length > 0) {
    const isOne = packages.length === 1 && !restFollows;
    const nameOf = (place: number | null) => {
      if (place === null) return t('package.replacement');
      return isOne ? t('package.one') : t('package.many', { place });
    };
    return packages.map(({ place, carrier, trackingNumber, trackingUrl, items }) => ({
      title: [nameOf(place), carrier, trackingNumber].filter(Boolean).join(' · '),
      link:
        trackingUrl === null
          ? null
          : {
              label: carrier === null ? t('package.followNumber') : t('package.follow', { carrier }),
              url: trackingUrl,
            },
      items: shown(items),
    }));
  }
  if (items.length === 0) return [];
  return [{ title: t(`of.${SHOWN_AS.get(mail) ?? 'placed'}`), link: null, items: shown(items) }];
}

/** What the items of a mail are, where they are not all that was ordered. */
const SHOWN_AS = new Map<OrderMail, 'givenBack' | 'notGivenBack' | 'stillComing' | 'sentAgain'>([
  ['refunded', 'givenBack'],
  ['refund_failed', 'notGivenBack'],
  ['cancel_refused', 'stillComing'],
  ['replacing', 'sentAgain'],
  ['replaced', 'sentAgain'],
]);

function itemOf(locale: Locale, { title, variantName, quantity, picture, backdrop, ownDesign }: ToldItem) {
  const t = wordsIn(locale, 'mail');
  const details = [t('quantity', { variant: variantName, quantity })];
  return { title, details: ownDesign ? [...details, t('ownDesign', { size: ownDesign })] : details, picture, backdrop };
}

function amountsOf(mail: OrderMail, facts: MailFacts): MailContent['amounts'] {
  const { locale, amounts } = facts;
  const t = wordsIn(locale, 'mail');
  const money = (minor: number) => formatMoney(minor, amounts.currency, locale);
  if (mail === 'refunded') return [{ label: t('amountRefunded'), amount: refundOf(facts) }];
  if (mail !== 'placed') return [];
  return [
    { label: t('subtotal'), amount: money(amounts.subtotalMinor) },
    { label: t('shipping'), amount: money(amounts.shippingMinor) },
    ...(amounts.taxMode === 'stripe' ? [{ label: t('tax'), amount: money(amounts.taxMinor) }] : []),
    ...(amounts.taxMode === 'inclusive' ? [{ label: t('taxIncluded'), amount: '' }] : []),
    { label: t('total'), amount: money(amounts.totalMinor) },
  ];
}

type Fact = 'ordered' | 'payment' | 'deliverTo' | 'refundTo';
const FACTS: Partial<Record<OrderMail, readonly Fact[]>> = {
  placed: ['deliverTo', 'payment', 'ordered'],
  shipped: ['deliverTo'],
  delay: ['deliverTo'],
  on_hold: ['deliverTo'],
  returned: ['deliverTo'],
  replacing: ['deliverTo'],
  canceled: ['refundTo'],
  refunded: ['refundTo'],
};

function factsOf(mail: OrderMail, { locale, orderedOn, payment, deliverTo }: MailFacts): MailContent['facts'] {
  const paid = payment === null ? [] : [payment];
  const lines: Record<Fact, string[]> = {
    ordered: [longDay(orderedOn, locale)],
    payment: paid,
    refundTo: paid,
    deliverTo,
  };
  const t = wordsIn(locale, 'mail.fact');
  return (FACTS[mail] ?? []).flatMap((fact) =>
    lines[fact].length === 0 ? [] : [{ label: t(fact), lines: lines[fact] }],
  );
}
