import { blocksOf } from '@/lib/domain/catalogue/rich-text';

/** A description with its lists and tables; whatever else stands in it is text. */
export function RichText({ text }: { text: string }) {
  return (
    <div className="space-y-3 text-quiet [overflow-wrap:anywhere]">
      {blocksOf(text).map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the text is drawn anew as a whole.
        <Part key={at} block={block} />
      ))}
    </div>
  );
}

function Part({ block }: { block: ReturnType<typeof blocksOf>[number] }) {
  switch (block.kind) {
    case 'text':
      return <p className="whitespace-pre-line">{block.text}</p>;
    case 'list':
      return (
        <ul className="list-disc space-y-1 pl-5">
          {block.items.map((item, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two items may say the same.
            <li key={at}>{item}</li>
          ))}
        </ul>
      );
    case 'table':
      return (
        <table className="w-full text-left text-sm tabular-nums">
          <tbody>
            {block.rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two rows may say the same.
              <tr key={at} className="border-line border-b">
                {row.map((cell, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two cells may say the same.
                  <td key={place} className="py-1 pr-3">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
}
