import { expect, it } from 'vitest';
import { blocksOf } from './rich-text';

it('a description is paragraphs, lists and tables, and nothing of it is markup', () => {
  expect(blocksOf('Soft.\nHeavy.\n\nNew <b>part</b>\n\n- One\n\n• Two\n| | S |\n| Width | 18 |\nEnd')).toEqual([
    { kind: 'text', text: 'Soft.\nHeavy.' },
    { kind: 'text', text: 'New <b>part</b>' },
    { kind: 'list', items: ['One', 'Two'] },
    {
      kind: 'table',
      rows: [
        ['', 'S'],
        ['Width', '18'],
      ],
    },
    { kind: 'text', text: 'End' },
  ]);
  expect(blocksOf('')).toEqual([]);
});
