import { expect, it } from 'vitest';
import { csvLine } from './csv';

it.each(['=1+1', '+1', '-1', '@sum', ' =1', '\t=1', '\r=1', '＝1', '=HYPERLINK("http://x","y")'])(
  'never lets a spreadsheet run %j',
  (text) => {
    expect(csvLine([text]).replace(/^"/, '')).toMatch(/^'/);
  },
);

it('keeps commas, quotes and line breaks inside their cell', () => {
  expect(csvLine(['a,b', 'say "hi"', 'two\nlines', ' edge', 7, null])).toBe(
    '"a,b","say ""hi""","two\nlines"," edge",7,\r\n',
  );
});

it('leaves numbers alone, negative ones too', () => {
  expect(csvLine([-5, 'x-y'])).toBe('-5,x-y\r\n');
});
