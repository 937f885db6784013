type Outcome = { id: string; client_secret: string | null; status: string };

/** The shop's `return_url` with the result in its query, before any `#fragment`; what is there already stays as it is. */
export function returnUrlWith(returnUrl: string, intent: Outcome): string {
  const url = new URL(returnUrl);
  const result = new URLSearchParams({
    payment_intent: intent.id,
    payment_intent_client_secret: intent.client_secret ?? '',
    redirect_status: redirectStatus(intent.status),
  });
  url.search = url.search === '' ? `${result}` : `${url.search}&${result}`;
  return url.href;
}

function redirectStatus(status: string): 'succeeded' | 'pending' | 'failed' {
  if (status === 'succeeded' || status === 'requires_capture') return 'succeeded';
  return status === 'processing' ? 'pending' : 'failed';
}
