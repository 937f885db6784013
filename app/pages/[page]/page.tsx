import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { InquiryForm } from '@/components/shop/inquiry/inquiry-form';
import { PageText } from '@/components/shop/page/page-text';
import { Words } from '@/components/ui/words';
import { isShopPage, pagePath } from '@/lib/domain/shop/pages';
import { pageContext } from '@/lib/http/page-context';

type Props = { params: Promise<{ page: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { page } = await params;
  if (!isShopPage(page)) return {};
  const t = await getTranslations('pages');
  return { title: t(page), alternates: { canonical: pagePath(page) } };
}

/** A page the merchant wrote; one that was not written is not there. */
export default async function ShopPageRoute({ params }: Props) {
  const { page } = await params;
  if (!isShopPage(page)) notFound();
  const { settings, locale } = await pageContext();
  const { text } = await settings.page(page, locale);
  if (text === '') notFound();
  const t = await getTranslations('pages');
  return (
    <>
      <h1 className="mb-6">{t(page)}</h1>
      <PageText text={text} />
      {page === 'contact' ? (
        <div className="mt-8 max-w-xl">
          <Words of={['inquiry', 'errors']}>
            <InquiryForm kind="contact" />
          </Words>
        </div>
      ) : null}
    </>
  );
}
