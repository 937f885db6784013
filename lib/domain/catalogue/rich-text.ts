/** What a description is made of. */
export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; rows: string[][] };

const ITEM = /^[-•*] +(\S.*)$/;
const ROW = /^\|(.*)\|$/;

/** Lines that begin with a dash or a dot are items of a list, those between bars rows of a table; all else is text. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let gap = false;
  for (const line of text.split('\n').map((each) => each.trim())) {
    const last = blocks.at(-1);
    const item = ITEM.exec(line)?.[1];
    const row = ROW.exec(line)?.[1]
      ?.split('|')
      .map((cell) => cell.trim());
    if (line === '') gap = true;
    else if (item !== undefined)
      last?.kind === 'list' ? last.items.push(item) : blocks.push({ kind: 'list', items: [item] });
    else if (row) last?.kind === 'table' ? last.rows.push(row) : blocks.push({ kind: 'table', rows: [row] });
    else if (last?.kind === 'text' && !gap) last.text += `\n${line}`;
    else blocks.push({ kind: 'text', text: line });
    if (line !== '') gap = false;
  }
  return blocks;
}
