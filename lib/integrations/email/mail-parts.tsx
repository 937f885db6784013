import { Column, Hr, Img, Link, Row, Section, Text } from '@react-email/components';
import { LIGHT } from './mail-look';

export type MailItem = {
  title: string;
  details: string[];
  picture: string | null;
  /** `#rrggbb` of the good, behind a picture that is see-through. */
  backdrop: string | null;
};

const { ink, quiet, line, page } = LIGHT;
const PICTURE_PX = 64;

export const SMALL = { color: quiet, fontSize: 13, lineHeight: '20px', margin: 0 };
const TITLE = { color: ink, fontSize: 15, fontWeight: 600, lineHeight: '22px', margin: '0 0 8px' };

export function MailGroup({
  title,
  link,
  items,
}: {
  title: string;
  link: { label: string; url: string } | null;
  items: MailItem[];
}) {
  return (
    <>
      <Hr className="line" style={{ borderColor: line, margin: '20px 0 16px' }} />
      <Text className="ink" style={TITLE}>
        {title}
      </Text>
      {link ? (
        <Text style={{ ...SMALL, margin: '0 0 12px' }}>
          <Link href={link.url} className="ink" style={{ color: ink, textDecoration: 'underline' }}>
            {link.label}
          </Link>
        </Text>
      ) : null}
      <Section>
        {items.map((item) => (
          <Item key={item.title + item.details.join()} {...item} />
        ))}
      </Section>
    </>
  );
}

function Item({ title, details, picture, backdrop }: MailItem) {
  return (
    <Row style={{ marginBottom: 12 }}>
      <Column style={{ width: PICTURE_PX + 16, verticalAlign: 'top' }}>
        {picture ? (
          <Img
            src={picture}
            alt=""
            width={PICTURE_PX}
            height={PICTURE_PX}
            style={{ backgroundColor: backdrop ?? page, borderRadius: 8 }}
          />
        ) : null}
      </Column>
      <Column style={{ verticalAlign: 'top', wordBreak: 'break-word' }}>
        <Text className="ink" style={{ color: ink, fontSize: 15, lineHeight: '22px', margin: 0 }}>
          {title}
        </Text>
        {details.map((detail) => (
          <Text key={detail} className="quiet" style={SMALL}>
            {detail}
          </Text>
        ))}
      </Column>
    </Row>
  );
}

export function MailAmounts({ amounts }: { amounts: { label: string; amount: string }[] }) {
  if (amounts.length === 0) return null;
  return (
    <>
      <Hr className="line" style={{ borderColor: line, margin: '12px 0 8px' }} />
      {amounts.map(({ label, amount }, place) => {
        const last = place === amounts.length - 1;
        const style = { ...SMALL, fontSize: 15, ...(last ? { color: ink, fontWeight: 600 } : {}) };
        const className = last ? 'ink' : 'quiet';
        return (
          <Row key={label}>
            <Column>
              <Text className={className} style={style}>
                {label}
              </Text>
            </Column>
            <Column align="right" style={{ verticalAlign: 'top' }}>
              <Text className={className} style={style}>
                {amount}
              </Text>
            </Column>
          </Row>
        );
      })}
    </>
  );
}

export function MailFact({ label, lines }: { label: string; lines: string[] }) {
  return (
    <Section style={{ margin: '16px 0 0' }}>
      <Text className="quiet" style={SMALL}>
        {label}
      </Text>
      {lines.map((words) => (
        <Text key={words} className="ink" style={{ color: ink, fontSize: 15, lineHeight: '22px', margin: 0 }}>
          {words}
        </Text>
      ))}
    </Section>
  );
}
