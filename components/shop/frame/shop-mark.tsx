import clsx from 'clsx';
import { brandPath, type Shop } from '@/lib/domain/shop/settings';
import { Logo } from './logo';

/** The merchant's logo, else ours, and the shop's name beside it. */
export function ShopMark({ shop, className }: { shop: Pick<Shop, 'name' | 'logo'>; className: string }) {
  return (
    <>
      {shop.logo === '' ? (
        <Logo className={clsx('shrink-0 text-accent', className)} />
      ) : (
        // biome-ignore lint/performance/noImgElement: it is small already, and the optimizer takes nothing of ours.
        <img
          src={brandPath(shop.logo)}
          alt=""
          className={clsx('w-auto! max-w-40 shrink-0 object-contain', className)}
        />
      )}
      <span className="truncate">{shop.name}</span>
    </>
  );
}
