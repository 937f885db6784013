'use client';
import { useMutation } from '@tanstack/react-query';
import { ApiError, apiPost } from '@/lib/client/api';
import { trackRequestAnswer } from '@/lib/contracts/checkout';

type Input = { order_number: string; email: string };

/** Number and e-mail → a link by mail. The answer is the same for a hit and a miss. */
export function TrackForm() {
  const ask = useMutation({
    mutationFn: (input: Input) => apiPost('/api/payments/track-link', input, trackRequestAnswer),
  });
  if (ask.isSuccess) {
    return (
      <div className="card" role="status">
        <h2 className="font-semibold text-lg">Check your mail</h2>
        <p className="mt-2 text-quiet">
          If they belong together, a mail with a link to your order is on its way. It can take a minute.
        </p>
        <button type="button" className="btn btn-quiet mt-5" onClick={() => ask.reset()}>
          Try another number
        </button>
      </div>
    );
  }
  const fields = ask.error instanceof ApiError ? ask.error.fields : {};
  return (
    <form
      className="card space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        ask.mutate({ order_number: String(form.get('order_number')), email: String(form.get('email')) });
      }}
    >
      <Field
        name="order_number"
        label="Order number"
        hint="It begins with FBZ and is in every mail from us."
        error={fields['order_number']}
        input={{ placeholder: 'FBZ…', autoComplete: 'off', autoCapitalize: 'characters', maxLength: 40 }}
      />
      <Field
        name="email"
        label="E-mail"
        hint="The one you ordered with."
        error={fields['email']}
        input={{ type: 'email', autoComplete: 'email', maxLength: 254 }}
      />
      <p role="alert" className="text-danger text-sm empty:hidden">
        {ask.error ? ask.error.message : ''}
      </p>
      <button type="submit" className="btn w-full" disabled={ask.isPending}>
        {ask.isPending ? 'Sending…' : 'Send me a link'}
      </button>
    </form>
  );
}

type FieldProps = {
  name: string;
  label: string;
  hint: string;
  error: string | undefined;
  input: React.ComponentProps<'input'>;
};

function Field({ name, label, hint, error, input }: FieldProps) {
  return (
    <div>
      <label htmlFor={name} className="font-medium">
        {label}
      </label>
      <input
        {...input}
        id={name}
        name={name}
        required
        className="input mt-1.5"
        aria-invalid={error !== undefined}
        aria-describedby={`${name}-note`}
      />
      <p id={`${name}-note`} className={`mt-1 text-sm ${error ? 'text-danger' : 'text-quiet'}`}>
        {error ?? hint}
      </p>
    </div>
  );
}
