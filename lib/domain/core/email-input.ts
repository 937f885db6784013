import * as z from 'zod/mini';
import { cleanText } from './clean';

/** `Jane@Bücher.example ` → `Jane@xn--bcher-kva.example`, as a browser's own field does it. */
function asciiDomain(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  if (at < 1 || !/[^\x20-\x7e]/.test(domain)) return address;
  return URL.canParse(`http://${domain}`) ? `${address.slice(0, at)}@${new URL(`http://${domain}`).hostname}` : address;
}

/** What every mail server may be asked to take: HTML's own rule, and a domain of two parts. */
const ADDRESS =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z0-9-]{2,63}$/;

const cleanAddress = z.overwrite((typed: string) => asciiDomain(cleanText(typed)));
const isAddress = z.regex(ADDRESS, 'Enter an e-mail address.');

/** Where mail goes, as it was typed. */
export const emailSchema = z.string().check(cleanAddress, z.maxLength(254), isAddress);

/** Of a person, as accounts are found by it. */
export const emailInput = z.string().check(cleanAddress, z.toLowerCase(), z.maxLength(254), isAddress);
