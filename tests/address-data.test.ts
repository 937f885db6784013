import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ADDRESS_DATA_FILE, addressDataSource } from '../scripts/address-data';

it('the address data is what its script writes from the metadata that is installed', () => {
  expect(readFileSync(ADDRESS_DATA_FILE, 'utf8') === addressDataSource(), 'npm run address-data').toBe(true);
});
