import type { Locale } from '@/lib/domain/core/locale';
import { formatMoney } from '@/lib/domain/money/money';
import type { PaymentInstructions } from '@/lib/domain/money/payment-instructions';
import type { TaxMode } from '@/lib/domain/money/pricing';
import { type DayRange, dayRange } from '@/lib/domain/order/delivery-window';
import type { OrderMail } from '@/lib/domain/order/mails';
import type { MailContent } from '@/lib/integrations/email/order-mail';
import { wordsIn } from '@/lib/platform/words';

/** Everything a mail about an order may tell. Days are calendar days, money is minor units. */
export type MailFacts = {
  locale: Locale;
  shopName: string;
  orderNumber: string;
  url: string;
  expected: DayRange;
  /** For a delay: when it was expected before. */
  expectedBefore: DayRange | null;
  amounts: {
    subtotalMinor: number;
    shippingMinor: number;
    taxMinor: number;
    totalMinor: number;
    taxMode: TaxMode;
    currency: string;
  };
  package: { carrier: string | null; trackingNumber: string | null } | null;
  /** How the order is paid elsewhere; null where it is not. */
  instructions: PaymentInstructions | null;
  /** Null where the amount is not known yet. */
  refundMinor: number | null;
  items: { title: string; variantName: string; quantity: number; picture: string | null }[];
};

/** The words of a mail, in the language of its order. */
export function composeMail(mail: OrderMail, facts: MailFacts): MailContent {
  const t = wordsIn(facts.locale, 'mail');
  const number = facts.orderNumber;
  return {
    locale: facts.locale,
    subject: t(`${mail}.subject`, { number }),
    heading: t(`${mail}.heading`),
    paragraphs: paragraphsOf(mail, facts),
    shopName: facts.shopName,
    action: { label: t(ACTION[mail] ?? 'track'), url: facts.url },
    items: facts.items.map(({ title, variantName, quantity, picture }) => ({
      title,
      detail: t('quantity', { variant: variantName, quantity }),
      picture,
    })),
    amounts: mail === 'placed' ? amountsOf(facts) : [],
    about: t('orderNumber', { number }),
  };
}

const ACTION: Partial<Record<OrderMail, 'rate' | 'openOrder'>> = {
  rating: 'rate',
  payment_awaited: 'openOrder',
  payment_failed: 'openOrder',
};

function paragraphsOf(mail: OrderMail, facts: MailFacts): string[] {
  const { locale, expected, expectedBefore } = facts;
  const t = wordsIn(locale, 'mail');
  const days = ({ from, to }: DayRange) => dayRange(from, to, locale);
  switch (mail) {
    case 'placed':
      return [t('placed.text'), t('placed.more', { days: days(expected) })];
    case 'delay':
      if (!expectedBefore) throw new Error('a delay that names no earlier days');
      return [t('delay.text', { now: days(expected), before: days(expectedBefore) }), t('delay.more')];
    case 'shipped': {
      const carrier = [facts.package?.carrier, facts.package?.trackingNumber].filter(Boolean).join(' ');
      return [carrier === '' ? t('shipped.text') : t('shipped.carrier', { carrier })];
    }
    case 'new_number': {
      const { carrier, trackingNumber } = facts.package ?? {};
      const written = [carrier, trackingNumber].filter(Boolean).join(' ');
      return [t('new_number.text'), ...(written === '' ? [] : [t('new_number.carrier', { carrier: written })])];
    }
    case 'refunded':
      return facts.refundMinor === null
        ? [t('refunded.more')]
        : [t('refunded.text', { amount: formatMoney(facts.refundMinor, facts.amounts.currency, locale) })];
    case 'payment_awaited':
      return instructionsOf(facts);
    case 'canceled':
    case 'cancel_refused':
    case 'on_hold':
    case 'rating':
    case 'returned':
    case 'track_link':
      return [t(`${mail}.text`), t(`${mail}.more`)];
    case 'in_production':
    case 'delivered':
    case 'failed':
    case 'payment_failed':
    case 'payment_processing':
      return [t(`${mail}.text`)];
  }
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

function amountsOf({ locale, amounts }: MailFacts): string[] {
  const t = wordsIn(locale, 'mail');
  const money = (minor: number) => ({ amount: formatMoney(minor, amounts.currency, locale) });
  return [
    t('subtotal', money(amounts.subtotalMinor)),
    t('shipping', money(amounts.shippingMinor)),
    ...(amounts.taxMode === 'stripe' ? [t('tax', money(amounts.taxMinor))] : []),
    ...(amounts.taxMode === 'inclusive' ? [t('taxIncluded')] : []),
    t('total', money(amounts.totalMinor)),
  ];
}
