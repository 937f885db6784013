import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { PageText } from './page-text';

const drawn = (text: string) => renderToStaticMarkup(<PageText text={text} />);

it('Markdown becomes headings, lists, emphasis and links', () => {
  const html = drawn('# A\n\n- one **two**\n- [three](/pages/terms)\n\nA & B  \nC');
  expect(html).toContain('<h2 class="pt-4">A</h2>');
  expect(html).toContain('<strong>two</strong>');
  expect(html).toContain('<a href="/pages/terms">three</a>');
  expect(html).toContain('A &amp; B<br/>C');
});

it('nothing that runs is ever made of it', () => {
  const html = drawn(
    '<script>alert(1)</script>\n\nx <img src=x onerror=alert(1)>\n\n[a](javascript:alert(1)) ![b](https://evil.example/x.png) <javascript:alert(1)>',
  );
  expect(html).not.toMatch(/<(script|img)|href="javascript/);
});
