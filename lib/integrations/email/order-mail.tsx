import {
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Link,
  Preview,
  render,
  Section,
  Text,
} from '@react-email/components';
import { Fragment } from 'react';
import type { Locale } from '@/lib/domain/core/locale';
import { darkSheet, LIGHT, type MailTheme } from './mail-look';
import { MailAmounts, MailFact, MailGroup, type MailItem, SMALL } from './mail-parts';

export type MailContent = {
  locale: Locale;
  subject: string;
  heading: string;
  /** Plain sentences, one paragraph each. */
  paragraphs: string[];
  shopName: string;
  action: { label: string; url: string };
  /** Items under a heading of their own: all that was bought, or what lies in one package. */
  groups: { title: string; link: { label: string; url: string } | null; items: MailItem[] }[];
  /** What it costs, line by line; the last line is the total. */
  amounts: { label: string; amount: string }[];
  facts: { label: string; lines: string[] }[];
  /** The small print at the end: the order's number, whom to write to. */
  about: string[];
  /** Pages of the shop that the law asks for. */
  legal: { label: string; url: string }[];
  /** How to get no more mails of this kind. */
  decline: { label: string; url: string } | null;
};

/** Every customer mail has this one shape, as HTML and as plain text. */
export async function renderMail(
  content: MailContent,
  theme: MailTheme = 'auto',
): Promise<{ html: string; text: string }> {
  const html = await render(<Mail content={content} sheet={darkSheet(theme)} />);
  return { html, text: plainText(content) };
}

function Mail({ content, sheet }: { content: MailContent; sheet: string }) {
  const { locale, heading, paragraphs, shopName, action, groups, amounts, facts, about } = content;
  const { page, card, ink, line, accent } = LIGHT;
  return (
    <Html lang={locale}>
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{sheet}</style>
      </Head>
      {/* Not the library's Body: its inner cell keeps the light colour in dark mode. */}
      <body className="page" style={{ backgroundColor: page, margin: 0, padding: 0 }}>
        <Preview>{paragraphs[0] ?? heading}</Preview>
        <Section className="page" style={{ backgroundColor: page, fontFamily: FONT, padding: '24px 12px' }}>
          <Container className="card" style={{ backgroundColor: card, borderRadius: 12, maxWidth: 560, padding: 28 }}>
            <Text className="ink" style={{ color: ink, fontSize: 15, fontWeight: 700, margin: '0 0 20px' }}>
              {shopName}
            </Text>
            <Heading
              as="h1"
              className="ink"
              style={{ color: ink, fontSize: 24, lineHeight: '32px', margin: '0 0 16px' }}
            >
              {heading}
            </Heading>
            {paragraphs.map((paragraph) => (
              <Text key={paragraph} className="ink" style={{ color: ink, ...PARAGRAPH }}>
                {paragraph}
              </Text>
            ))}
            <Button
              href={action.url}
              className="action"
              style={{ ...BUTTON, backgroundColor: accent.back, color: accent.ink }}
            >
              {action.label}
            </Button>
            {groups.map((group) => (
              <MailGroup key={group.title} {...group} />
            ))}
            <MailAmounts amounts={amounts} />
            {facts.map((fact) => (
              <MailFact key={fact.label} {...fact} />
            ))}
            {about.length > 0 ? <Hr className="line" style={{ borderColor: line, margin: '24px 0 16px' }} /> : null}
            {about.map((words) => (
              <Text key={words} className="quiet" style={SMALL}>
                {words}
              </Text>
            ))}
            <FootLinks links={content.legal} />
            <FootLinks links={content.decline ? [content.decline] : []} />
          </Container>
        </Section>
      </body>
    </Html>
  );
}

function FootLinks({ links }: { links: MailContent['legal'] }) {
  if (links.length === 0) return null;
  return (
    <Text style={{ ...SMALL, margin: '8px 0 0' }}>
      {links.map(({ label, url }, at) => (
        <Fragment key={url}>
          {at === 0 ? null : ' · '}
          <Link href={url} className="quiet" style={{ color: LIGHT.quiet, textDecoration: 'underline' }}>
            {label}
          </Link>
        </Fragment>
      ))}
    </Text>
  );
}

const FONT = 'Helvetica, Arial, sans-serif';
const PARAGRAPH = { fontSize: 16, lineHeight: '24px', margin: '0 0 12px' };
const BUTTON = { borderRadius: 8, fontSize: 16, margin: '8px 0', padding: '12px 20px' };

function plainText(content: MailContent): string {
  const { heading, paragraphs, action, groups, amounts, facts, about, legal, decline, shopName } = content;
  return [
    heading,
    '',
    ...paragraphs.flatMap((paragraph) => [paragraph, '']),
    `${action.label}: ${action.url}`,
    ...groups.flatMap(({ title, link, items }) => [
      '',
      title,
      ...(link ? [`${link.label}: ${link.url}`] : []),
      ...items.map((item) => `- ${[item.title, ...item.details].join(', ')}`),
    ]),
    ...(amounts.length > 0
      ? ['', ...amounts.map(({ label, amount }) => [label, amount].filter(Boolean).join(' '))]
      : []),
    ...facts.flatMap(({ label, lines }) => ['', `${label}:`, ...lines]),
    '',
    '-- ',
    shopName,
    ...about,
    ...legal.map(({ label, url }) => `${label}: ${url}`),
    ...(decline ? [`${decline.label}: ${decline.url}`] : []),
  ].join('\n');
}
