import { lexer, type Token, type Tokens } from 'marked';
import { Fragment, type ReactNode } from 'react';

/** A merchant's Markdown as elements of ours: no HTML of theirs is ever made, links lead to pages and mailboxes alone. */
export function PageText({ text }: { text: string }) {
  return (
    <div className="max-w-2xl space-y-4 break-words [&_a]:underline [&_ol]:list-decimal [&_ol]:pl-6 [&_ul]:list-disc [&_ul]:pl-6">
      {all(lexer(text))}
    </div>
  );
}

function all(tokens: readonly Token[] | undefined): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: the text is drawn once and never reordered.
  return tokens?.map((token, at) => <Fragment key={at}>{drawn(token)}</Fragment>);
}

function drawn(token: Token): ReactNode {
  switch (token.type) {
    case 'heading':
      return token['depth'] > 2 ? (
        <h3 className="pt-2">{all(token.tokens)}</h3>
      ) : (
        <h2 className="pt-4">{all(token.tokens)}</h2>
      );
    case 'paragraph':
      return <p>{all(token.tokens)}</p>;
    case 'list': {
      const List = token['ordered'] ? 'ol' : 'ul';
      return <List className="space-y-1">{all((token as Tokens.List).items)}</List>;
    }
    case 'list_item':
      return <li>{all(token.tokens)}</li>;
    case 'blockquote':
      return (
        <blockquote className="space-y-2 border-line-strong border-l-2 pl-4 text-quiet">{all(token.tokens)}</blockquote>
      );
    case 'strong':
      return <strong>{all(token.tokens)}</strong>;
    case 'em':
      return <em>{all(token.tokens)}</em>;
    case 'br':
      return <br />;
    case 'hr':
      return <hr className="border-line" />;
    case 'link':
      return link(token as Tokens.Link);
    case 'space':
      return null;
    case 'text':
      return token.tokens ? all(token.tokens) : unescaped(token['text']);
    case 'escape':
      return token['text'];
    default:
      return token.raw;
  }
}

function link({ href, tokens }: Tokens.Link): ReactNode {
  if (!/^(\/(?!\/)|https:\/\/|mailto:|tel:)/.test(href)) return all(tokens);
  return <a href={href}>{all(tokens)}</a>;
}

/** The lexer escapes what it takes for text; React does that by itself. */
function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => SIGNS[name] ?? '');
}
const SIGNS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
