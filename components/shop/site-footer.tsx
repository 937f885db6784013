import Link from 'next/link';

export function SiteFooter({ shopName, testMode }: { shopName: string; testMode: boolean }) {
  return (
    <footer className="mt-12 border-line border-t">
      <div className="mx-auto flex w-full max-w-6xl flex-wrap gap-x-6 gap-y-2 px-4 py-6 text-quiet text-sm">
        <p className="mr-auto">{shopName}: made when you order, by print shops near you.</p>
        {testMode ? <p>Test mode: no real money, no real parcels.</p> : null}
        <Link href="/track" className="underline">
          Where is my order?
        </Link>
      </div>
    </footer>
  );
}
