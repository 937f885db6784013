import clsx from 'clsx';
import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import type { Tone } from './tone';

const LOOK: Record<Tone, { icon: LucideIcon; box: string }> = {
  accent: { icon: Info, box: 'bg-accent-soft text-accent' },
  info: { icon: Info, box: 'bg-info-soft text-info' },
  good: { icon: CircleCheck, box: 'bg-good-soft text-good' },
  warn: { icon: TriangleAlert, box: 'bg-warn-soft text-warn' },
  danger: { icon: CircleAlert, box: 'bg-danger-soft text-danger' },
};

/** `live` announces it when it appears: `alert` interrupts, `status` waits. With `ref` it can be focused. */
export function Alert({
  tone = 'info',
  title,
  children,
  action,
  live,
  ref,
  className,
}: {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  live?: 'alert' | 'status';
  ref?: Ref<HTMLDivElement>;
  className?: string;
}) {
  const { icon: Icon, box } = LOOK[tone];
  return (
    <div
      ref={ref}
      role={live}
      tabIndex={ref === undefined ? undefined : -1}
      className={clsx('flex gap-3 rounded-control p-4 text-[0.9375rem]', box, className)}
    >
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0 flex-1">
        {title === undefined ? null : <p className="font-semibold">{title}</p>}
        {children === undefined ? null : <div className="text-ink">{children}</div>}
        {action ? <div className="mt-3 flex flex-wrap gap-2">{action}</div> : null}
      </div>
    </div>
  );
}
