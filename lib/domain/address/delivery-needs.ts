import { isLatin } from './latin';
import type { Recipient } from './recipient';
import { readTaxNumber } from './tax-number';

/** What a carrier wants of an address beyond its country's rules; providers say it of every way of delivery. */
export type DeliveryNeeds = {
  phone: boolean;
  /** The recipient's tax number, for customs. */
  tax: boolean;
  /** Labels are printed in Latin letters only. */
  latin: boolean;
  /** To a street door: no P.O. boxes, no army post. */
  street: boolean;
};

export const NO_NEEDS: DeliveryNeeds = { phone: false, tax: false, latin: false, street: false };

/** Together: what any of them needs. */
export function allNeeds(each: readonly DeliveryNeeds[]): DeliveryNeeds {
  const any = (name: keyof DeliveryNeeds) => each.some((needs) => needs[name]);
  return { phone: any('phone'), tax: any('tax'), latin: any('latin'), street: any('street') };
}

export type NeedFault = { field: keyof Recipient; fault: 'phone' | 'taxNumber' | 'latin' | 'poBox'; message: string };

export const LABEL_FIELDS = ['name', 'company', 'line1', 'line2', 'city'] as const;

/** What a carrier would refuse the address for: asked by browser and server alike, before anything is paid. */
export function needFaults(recipient: Recipient, needs: DeliveryNeeds): NeedFault[] {
  const { country, phone, taxNumber } = recipient;
  const faults: NeedFault[] = [];
  if (needs.phone && !phone) {
    faults.push({ field: 'phone', fault: 'phone', message: 'This carrier delivers only with a phone number.' });
  }
  if (needs.tax && readTaxNumber(country, taxNumber ?? '') === null) {
    faults.push({ field: 'taxNumber', fault: 'taxNumber', message: "Customs need the recipient's tax number." });
  }
  if (needs.latin) {
    const foreign = LABEL_FIELDS.filter((field) => !isLatin(recipient[field] ?? ''));
    faults.push(
      ...foreign.map((field): NeedFault => ({ field, fault: 'latin', message: 'Write this in Latin letters.' })),
    );
  }
  if (needs.street) {
    const message = 'This carrier delivers neither to P.O. boxes nor to army post. Choose standard delivery.';
    const boxes = (['line1', 'line2'] as const).filter((field) => isPoBox(recipient[field] ?? ''));
    faults.push(...boxes.map((field): NeedFault => ({ field, fault: 'poBox', message })));
    if (isMilitary(recipient)) faults.push({ field: 'state', fault: 'poBox', message });
  }
  return faults;
}

const BOX =
  /\b(?:p\.? ?o\.? ?box|post ?office box|post ?box|postfach|postbus|postboks|boite postale|b\.?p\.? ?\d|apartado(?: de correos)?|casella postale|caixa postal)\b/i;

export function isPoBox(line: string): boolean {
  return BOX.test(line.normalize('NFD').replace(/\p{M}/gu, ''));
}

export function isMilitary({ country, state }: { country: string; state?: string | undefined }): boolean {
  return country === 'US' && ['AA', 'AE', 'AP'].includes(state ?? '');
}
