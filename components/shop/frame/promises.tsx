import { PackageSearch, Printer, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';

const PROMISES = [
  { icon: Printer, title: 'printedTitle', words: 'printedText' },
  { icon: PackageSearch, title: 'followedTitle', words: 'followedText' },
  { icon: Undo2, title: 'cancelTitle', words: 'cancelText' },
] as const;

/** What every order can count on. */
export function Promises() {
  const t = useTranslations('home');
  return (
    <ul className="grid gap-x-10 gap-y-5 border-line border-y py-6 sm:grid-cols-3 sm:py-8">
      {PROMISES.map(({ icon: Icon, title, words }) => (
        <li key={title} className="flex gap-3.5">
          <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-accent" />
          <div>
            <p className="font-medium text-[0.9375rem]">{t(title)}</p>
            <p className="text-quiet text-sm">{t(words)}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
