import {
  Body,
  Button,
  Column,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Img,
  Preview,
  Row,
  render,
  Section,
  Text,
} from '@react-email/components';
import type { Locale } from '@/lib/domain/core/locale';
import { type MailTheme, mailLook } from './mail-look';

export type MailContent = {
  locale: Locale;
  subject: string;
  heading: string;
  /** Plain sentences, one paragraph each. */
  paragraphs: string[];
  shopName: string;
  action: { label: string; url: string };
  items: { title: string; detail: string; picture: string | null }[];
  /** What it costs, line by line; the last line is the total. */
  amounts: string[];
  /** The small print at the end; null for mails that are about no order. */
  about: string | null;
};

/** Every customer mail has this one shape, as HTML and as plain text. */
export async function renderMail(
  content: MailContent,
  theme: MailTheme = 'auto',
): Promise<{ html: string; text: string }> {
  const html = await render(<Mail content={content} theme={theme} />);
  return { html, text: plainText(content) };
}

function Mail({ content, theme }: { content: MailContent; theme: MailTheme }) {
  const { locale, heading, paragraphs, shopName, action, items, amounts, about } = content;
  const { page, card, ink, line, sheet } = mailLook(theme);
  const small = smallPrint(theme);
  return (
    <Html lang={locale}>
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{sheet}</style>
      </Head>
      <Preview>{paragraphs[0] ?? heading}</Preview>
      <Body className="page" style={{ backgroundColor: page, color: ink, fontFamily: FONT, margin: 0 }}>
        <Container
          className="card"
          style={{ backgroundColor: card, borderRadius: 12, margin: '24px auto', maxWidth: 560, padding: 32 }}
        >
          <Text className="quiet" style={small}>
            {shopName}
          </Text>
          <Heading
            as="h1"
            className="ink"
            style={{ color: ink, fontSize: 24, lineHeight: '32px', margin: '8px 0 16px' }}
          >
            {heading}
          </Heading>
          {paragraphs.map((paragraph) => (
            <Text
              key={paragraph}
              className="ink"
              style={{ color: ink, fontSize: 16, lineHeight: '24px', margin: '0 0 12px' }}
            >
              {paragraph}
            </Text>
          ))}
          <Action {...action} theme={theme} />
          {items.length > 0 || about ? <Hr className="line" style={{ borderColor: line, margin: '20px 0' }} /> : null}
          <Items items={items} theme={theme} />
          {amounts.map((amount, place) => (
            <Text
              key={amount}
              className={place === amounts.length - 1 ? 'ink' : 'quiet'}
              style={{
                ...small,
                fontSize: 15,
                ...(place === amounts.length - 1 ? { color: ink, fontWeight: 600 } : {}),
              }}
            >
              {amount}
            </Text>
          ))}
          {about ? (
            <Text className="quiet" style={{ ...small, margin: '20px 0 0' }}>
              {about}
            </Text>
          ) : null}
        </Container>
      </Body>
    </Html>
  );
}

type Themed = { theme: MailTheme };

function Action({ label, url, theme }: MailContent['action'] & Themed) {
  const { accent } = mailLook(theme);
  return (
    <Button
      href={url}
      className="action"
      style={{
        backgroundColor: accent.back,
        borderRadius: 8,
        color: accent.ink,
        fontSize: 16,
        margin: '12px 0',
        padding: '12px 20px',
      }}
    >
      {label}
    </Button>
  );
}

function Items({ items, theme }: Pick<MailContent, 'items'> & Themed) {
  const { ink } = mailLook(theme);
  return (
    <Section>
      {items.map((item) => (
        <Row key={item.title + item.detail} style={{ marginBottom: 12 }}>
          <Column style={{ width: 72, verticalAlign: 'top' }}>
            {item.picture ? <Img src={item.picture} alt="" width={56} height={56} style={{ borderRadius: 8 }} /> : null}
          </Column>
          <Column style={{ overflowWrap: 'anywhere', wordBreak: 'break-word' }}>
            <Text className="ink" style={{ color: ink, fontSize: 15, lineHeight: '22px', margin: 0 }}>
              {item.title}
            </Text>
            <Text className="quiet" style={smallPrint(theme)}>
              {item.detail}
            </Text>
          </Column>
        </Row>
      ))}
    </Section>
  );
}

const smallPrint = (theme: MailTheme) => ({
  color: mailLook(theme).quiet,
  fontSize: 13,
  lineHeight: '20px',
  margin: 0,
});

const FONT = 'Helvetica, Arial, sans-serif';

function plainText({ heading, paragraphs, action, items, amounts, about, shopName }: MailContent): string {
  return [
    heading,
    '',
    ...paragraphs.flatMap((paragraph) => [paragraph, '']),
    `${action.label}: ${action.url}`,
    ...(items.length > 0 ? ['', ...items.map((item) => `- ${item.title}, ${item.detail}`)] : []),
    ...(amounts.length > 0 ? ['', ...amounts] : []),
    '',
    ...(about ? [about] : []),
    shopName,
  ].join('\n');
}
