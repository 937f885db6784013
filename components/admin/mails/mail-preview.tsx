import Link from 'next/link';
import type { MailPreviewQuery } from '@/lib/contracts/backoffice/mails';
import { LOCALE_NAME, LOCALES } from '@/lib/domain/core/locale';
import { ASKED_MAILS, MAIL_LABEL, ORDER_MAILS } from '@/lib/domain/order/mails';

type Props = { query: MailPreviewQuery; preview: { subject: string; html: string; text: string } };

const SHOWN = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'text', label: 'Plain text' },
] as const;

/** Every template with an order that never was, as mail programs show it. */
export function MailPreview({ query, preview }: Props) {
  const mails = [...ORDER_MAILS, ...ASKED_MAILS].map((value) => ({ value, label: MAIL_LABEL[value] }));
  const locales = LOCALES.map((value) => ({ value, label: LOCALE_NAME[value] }));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[13rem_minmax(0,1fr)]">
      <Choices label="Mail" name="mail" choices={mails} query={query} column />
      <div className="min-w-0 space-y-4">
        <div className="flex flex-wrap gap-x-6 gap-y-2">
          <Choices label="Language" name="locale" choices={locales} query={query} />
          <Choices label="Shown as" name="show" choices={SHOWN} query={query} />
        </div>
        <p>
          <span className="text-quiet">Subject: </span>
          <span lang={query.locale}>{preview.subject}</span>
        </p>
        {query.show === 'text' ? (
          <pre
            lang={query.locale}
            className="whitespace-pre-wrap rounded-box border border-line bg-card p-5 text-sm [overflow-wrap:anywhere]"
          >
            {preview.text}
          </pre>
        ) : (
          <iframe
            title={`${MAIL_LABEL[query.mail]}, ${LOCALE_NAME[query.locale]}, ${query.show}`}
            sandbox=""
            srcDoc={preview.html}
            className="h-[44rem] w-full rounded-box border border-line"
          />
        )}
      </div>
    </div>
  );
}

function Choices({
  label,
  name,
  choices,
  query,
  column = false,
}: {
  label: string;
  name: keyof MailPreviewQuery;
  choices: readonly { value: string; label: string }[];
  query: MailPreviewQuery;
  column?: boolean;
}) {
  return (
    <nav aria-label={label}>
      <ul className={column ? 'scroll-row gap-1 lg:flex-col' : 'flex flex-wrap gap-1'}>
        {choices.map((choice) => (
          <li key={choice.value} className="shrink-0">
            <Link
              href={`/admin/mails/templates?${new URLSearchParams({ ...query, [name]: choice.value })}`}
              scroll={false}
              aria-current={query[name] === choice.value ? 'true' : undefined}
              className="flex min-h-10 items-center rounded-control px-3 text-[0.9375rem] whitespace-nowrap text-quiet hover:bg-soft hover:text-ink aria-[current=true]:bg-accent-soft aria-[current=true]:font-medium aria-[current=true]:text-accent"
            >
              {choice.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
