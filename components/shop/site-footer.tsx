import Link from 'next/link';

export function SiteFooter({ shopName, testMode }: { shopName: string; testMode: boolean }) {
  return (
    <footer className="mt-20 border-line border-t">
      <div className="page-width flex flex-col gap-x-8 gap-y-3 py-8 text-quiet text-sm sm:flex-row sm:items-center">
        <p className="sm:mr-auto">{shopName} prints every piece when you order it.</p>
        {testMode ? <p className="chip self-start sm:self-auto">Test mode: no real money, no real parcels</p> : null}
        <nav aria-label="Footer" className="-mx-2 flex">
          <FooterLink href="/">Shop</FooterLink>
          <FooterLink href="/track">Track order</FooterLink>
          <FooterLink href="/account/orders">My orders</FooterLink>
        </nav>
      </div>
    </footer>
  );
}

function FooterLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="flex min-h-11 items-center px-2 underline-offset-4 hover:text-ink hover:underline">
      {children}
    </Link>
  );
}
