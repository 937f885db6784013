import type { Locale } from '@/lib/domain/core/locale';
import type { PaymentInstructions } from '@/lib/domain/money/payment-instructions';
import type { TaxMode } from '@/lib/domain/money/pricing';
import type { DayRange } from '@/lib/domain/order/delivery-window';
import type { MAIL_PAGES } from '@/lib/domain/shop/pages';

/** `ownDesign`: how large the shopper's own picture prints on it. */
export type ToldItem = {
  title: string;
  variantName: string;
  quantity: number;
  picture: string | null;
  backdrop: string | null;
  ownDesign: string | null;
};
export type ToldPackage = {
  /** From 1, among all packages of what was bought; null for one of a replacement. */
  place: number | null;
  carrier: string | null;
  trackingNumber: string | null;
  trackingUrl: string | null;
  /** Its own days; null where its carrier names none. */
  expected: DayRange | null;
  items: ToldItem[];
};

/** Everything a mail about an order may tell. Days are calendar days, money is minor units. */
export type MailFacts = {
  locale: Locale;
  shopName: string;
  /** The shop's time zone. */
  zone: string;
  /** The address that answers; null where nobody reads answers. */
  contact: string | null;
  /** Who sells, line by line; empty where it is not said. */
  company: string[];
  /** What the law asks for, as far as it is published. */
  pages: { page: (typeof MAIL_PAGES)[number]; url: string }[];
  orderNumber: string;
  url: string;
  declineUrl: string;
  orderedOn: string;
  /** Until when all of it can be changed; null where no time is given. */
  graceUntil: Date | null;
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
  /** How the order is paid elsewhere; null where it is not. */
  instructions: PaymentInstructions | null;
  /** Null where it is not known. */
  payment: string | null;
  /** Line by line, as on a parcel. */
  deliverTo: string[];
  packages: ToldPackage[];
  /** Whether more comes after these packages. */
  restFollows: boolean;
  /** Null in a mail that is about no refund. */
  refundMinor: number | null;
  /** What staff say no with; null in every other mail. */
  refusal: string | null;
  /** What it is about; empty where no item is. */
  items: ToldItem[];
};
