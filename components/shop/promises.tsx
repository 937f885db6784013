import { PackageSearch, Printer, Undo2 } from 'lucide-react';

const PROMISES = [
  { icon: Printer, title: 'Printed for you', words: 'Nothing is made before it is ordered, nothing is thrown away.' },
  { icon: PackageSearch, title: 'Followed to your door', words: 'One link shows every package, no account needed.' },
  { icon: Undo2, title: 'Yours to cancel', words: 'Change your mind until printing starts and get all of it back.' },
] as const;

/** What every order can count on. */
export function Promises() {
  return (
    <ul className="grid gap-x-10 gap-y-5 border-line border-y py-6 sm:grid-cols-3 sm:py-8">
      {PROMISES.map(({ icon: Icon, title, words }) => (
        <li key={title} className="flex gap-3.5">
          <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-accent" />
          <div>
            <p className="font-medium text-[0.9375rem]">{title}</p>
            <p className="text-quiet text-sm">{words}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
