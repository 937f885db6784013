import { Check } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.gone');
  return { title: t('title'), robots: { index: false } };
}

/** Where one lands without an account, after it was erased. */
export default async function ErasedPage() {
  const t = await getTranslations('account.gone');
  return (
    <EmptyState
      icon={Check}
      heading={1}
      title={t('title')}
      action={
        <Link href="/" className="btn">
          {t('toShop')}
        </Link>
      }
    >
      {t('what')}
    </EmptyState>
  );
}
