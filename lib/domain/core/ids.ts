/** As PostgreSQL reads one; 36 hexadecimal digits and hyphens in any other order are refused by it with an error. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function isUuid(text: string): boolean {
  return UUID.test(text);
}
