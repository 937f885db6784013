import { PackageSearch } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PageHead } from '@/components/admin/page-head';
import { StartButton } from '@/components/admin/products/start-button';
import { When } from '@/components/tracking/when';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { Table, Td, Th } from '@/components/ui/table';
import type { Tone } from '@/components/ui/tone';
import { may } from '@/lib/domain/order/policy';
import type { CatalogueRunState } from '@/lib/domain/order/states';
import { listImports } from '@/lib/services/backoffice/catalogue/list-imports';
import { staffContext } from '../../staff-context';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('goods'))('tabImports') };
}

const TONE: Record<CatalogueRunState, Tone> = { running: 'info', done: 'good', stopped: 'warn' };
const FIGURES = ['read', 'added', 'changed', 'unlisted', 'skipped', 'requests'] as const;
type Imports = Awaited<ReturnType<typeof listImports>>;

export default async function ImportsPage() {
  const ctx = await staffContext('catalogue.read');
  if (!ctx) return <NotAllowed />;
  const t = await getTranslations('goods');
  const { runs, skips, skipCount } = await listImports(ctx);
  const labelOf = (provider: string) => ctx.pods.get(provider)?.label ?? provider;
  return (
    <>
      <PageHead
        title={t('tabImports')}
        actions={
          may(ctx.actor, 'catalogue.import') ? (
            <StartButton path="/api/admin/catalogue-runs">{t('importNow')}</StartButton>
          ) : null
        }
      >
        {t('importsText')}
      </PageHead>
      <section aria-labelledby="skips" className="mb-8 space-y-3">
        <h2 id="skips" className="text-lg">
          {t('skips', { count: skipCount })}
        </h2>
        {skips.length === 0 ? <p className="text-quiet">{t('noSkips')}</p> : <Skips skips={skips} labelOf={labelOf} />}
      </section>
      <section aria-labelledby="runs" className="space-y-3">
        <h2 id="runs" className="text-lg">
          {t('runs')}
        </h2>
        {runs.length === 0 ? (
          <EmptyState icon={PackageSearch} title={t('noRuns')} />
        ) : (
          <Runs runs={runs} labelOf={labelOf} />
        )}
      </section>
    </>
  );
}

type Labels = { labelOf: (provider: string) => string };

async function Skips({ skips, labelOf }: Pick<Imports, 'skips'> & Labels) {
  const t = await getTranslations('goods');
  return (
    <Table caption={t('skipped')} className="text-sm">
      <thead>
        <tr>
          <Th>{t('product')}</Th>
          <Th>{t('why')}</Th>
          <Th>{t('provider')}</Th>
          <Th>{t('seen')}</Th>
        </tr>
      </thead>
      <tbody>
        {skips.map(({ provider, providerProductId, variant, title, reason, seenAt }) => (
          <tr key={`${provider} ${providerProductId} ${variant}`}>
            <Td className="min-w-40 [overflow-wrap:anywhere]">
              {title}
              {variant === '' ? null : <span className="block text-quiet">{variant}</span>}
            </Td>
            <Td className="min-w-56 [overflow-wrap:anywhere]">{reason}</Td>
            <Td className="text-quiet">{labelOf(provider)}</Td>
            <Td className="whitespace-nowrap text-quiet">
              <When iso={seenAt.toISOString()} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

async function Runs({ runs, labelOf }: Pick<Imports, 'runs'> & Labels) {
  const t = await getTranslations('goods');
  return (
    <Table caption={t('runs')} className="text-sm tabular-nums [&_td]:px-3 [&_th]:px-3">
      <thead>
        <tr>
          <Th>{t('begun')}</Th>
          <Th>{t('provider')}</Th>
          <Th>{t('state')}</Th>
          {FIGURES.map((name) => (
            <Th key={name} className="text-right">
              {t(`figure.${name}`)}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <Td className="whitespace-nowrap">
              <When iso={run.startedAt.toISOString()} />
            </Td>
            <Td className="text-quiet">
              {labelOf(run.provider)}
              <span className="block">
                {run.subject === null ? t('wholeStore') : t('oneProduct', { id: run.subject })}
              </span>
            </Td>
            <Td className="min-w-32">
              <Badge tone={TONE[run.state]}>{t(`run.${run.state}`)}</Badge>
              {run.error === null ? null : (
                <span className="mt-1 block text-danger [overflow-wrap:anywhere]">{run.error}</span>
              )}
            </Td>
            {FIGURES.map((name) => (
              <Td key={name} className="text-right">
                {run[name]}
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
