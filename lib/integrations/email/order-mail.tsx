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

export type OrderMailContent = {
  subject: string;
  heading: string;
  /** Plain sentences, one paragraph each. */
  paragraphs: string[];
  shopName: string;
  /** Null for mails that are about no order. */
  orderNumber: string | null;
  action: { label: string; url: string };
  items: { title: string; detail: string; picture: string | null }[];
  total: string | null;
};

const INK = '#1f2328';
const QUIET = '#5b6470';
const ACCENT = '#0f5f4c';

/** Every customer mail has this one shape, as HTML and as plain text. */
export async function renderOrderMail(content: OrderMailContent): Promise<{ html: string; text: string }> {
  const html = await render(<OrderMail {...content} />);
  return { html, text: plainText(content) };
}

function OrderMail({ heading, paragraphs, shopName, orderNumber, action, items, total }: OrderMailContent) {
  return (
    <Html lang="en">
      <Head>
        <meta name="color-scheme" content="light dark" />
      </Head>
      <Preview>{paragraphs[0] ?? heading}</Preview>
      <Body style={{ backgroundColor: '#f5f5f3', color: INK, fontFamily: 'Helvetica, Arial, sans-serif', margin: 0 }}>
        <Container
          style={{ backgroundColor: '#ffffff', borderRadius: 12, margin: '24px auto', maxWidth: 560, padding: 32 }}
        >
          <Text style={{ color: QUIET, fontSize: 13, margin: 0 }}>{shopName}</Text>
          <Heading as="h1" style={{ fontSize: 24, lineHeight: '32px', margin: '8px 0 16px' }}>
            {heading}
          </Heading>
          {paragraphs.map((paragraph) => (
            <Text key={paragraph} style={{ fontSize: 16, lineHeight: '24px', margin: '0 0 12px' }}>
              {paragraph}
            </Text>
          ))}
          <Button
            href={action.url}
            style={{
              backgroundColor: ACCENT,
              borderRadius: 8,
              color: '#ffffff',
              fontSize: 16,
              margin: '12px 0',
              padding: '12px 20px',
            }}
          >
            {action.label}
          </Button>
          <Hr style={{ borderColor: '#e3e3df', margin: '20px 0' }} />
          <Section>
            {items.map((item) => (
              <Row key={item.title + item.detail} style={{ marginBottom: 12 }}>
                <Column style={{ width: 72 }}>
                  {item.picture ? (
                    <Img src={item.picture} alt="" width={56} height={56} style={{ borderRadius: 8 }} />
                  ) : null}
                </Column>
                <Column>
                  <Text style={{ fontSize: 15, margin: 0 }}>{item.title}</Text>
                  <Text style={{ color: QUIET, fontSize: 13, margin: 0 }}>{item.detail}</Text>
                </Column>
              </Row>
            ))}
          </Section>
          {total ? <Text style={{ fontSize: 15, margin: '8px 0 0' }}>Total {total}</Text> : null}
          {orderNumber ? (
            <Text style={{ color: QUIET, fontSize: 13, margin: '20px 0 0' }}>Order {orderNumber}</Text>
          ) : null}
        </Container>
      </Body>
    </Html>
  );
}

function plainText({ heading, paragraphs, action, items, total, orderNumber, shopName }: OrderMailContent): string {
  return [
    heading,
    '',
    ...paragraphs.flatMap((paragraph) => [paragraph, '']),
    `${action.label}: ${action.url}`,
    '',
    ...items.map((item) => `- ${item.title}, ${item.detail}`),
    ...(total ? ['', `Total ${total}`] : []),
    '',
    ...(orderNumber ? [`Order ${orderNumber}`] : []),
    shopName,
  ].join('\n');
}
