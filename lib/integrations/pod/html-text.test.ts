import { expect, it } from 'vitest';
import { htmlText } from './html-text';

it('keeps lists and tables of a description, knows its entities, and leaves none of its markup', () => {
  expect(
    htmlText(
      '<p>Soft &amp; heavy &mdash; a caf&eacute; tee &#8211; &#x2713; &unknown;</p>\n<ul>\n <li>One</li>\n <li><b>Two</b></li></ul>' +
        '<table><tr><th></th><th>S</th></tr><tr><td>Width, in</td><td>18.00</td></tr></table>' +
        '<script>alert(1)</script><!-- x --><img src=x onerror=alert(1)>&lt;b&gt;',
    ),
  ).toBe('Soft & heavy — a café tee – ✓ &unknown;\n- One\n- Two\n| | S |\n| Width, in | 18.00 |\n\n<b>');
});

it('leaves plain text as it is', () => {
  expect(htmlText('A tee.\n• 100% cotton\n3 < 4')).toBe('A tee.\n• 100% cotton\n3 < 4');
});
