'use client';

import { Button } from '@/components/ui/form/button';
import './globals.css';

/** In both languages, since nothing is known about the reader. Stands in for the whole page when even the frame cannot be rendered, such as while the database is down. */
export default function GlobalError({ retry }: { error: Error; retry: () => void }) {
  return (
    <html lang="en">
      <body className="grid min-h-dvh place-items-center p-6 text-center">
        <main>
          <h1>The shop is not answering</h1>
          <p className="mt-2 mb-6 text-quiet">Something broke on our side. Your cart is safe; please try again soon.</p>
          <p lang="de" className="mb-6 text-quiet">
            Bei uns ist etwas schiefgegangen. Dein Warenkorb ist sicher; bitte versuche es gleich noch einmal.
          </p>
          <Button onClick={retry}>Try again</Button>
        </main>
      </body>
    </html>
  );
}
