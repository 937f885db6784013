import { type BrowserContext, expect, type Page, test } from 'playwright/test';
import { openDatabase } from './_console';
import { expectUsable } from './_looks';
import { signIn } from './_shop';

const EMAIL = 'keys@flowbotz.example';
const db = openDatabase();
test.beforeAll(async () => {
  await db`insert into users (email, role) values (${EMAIL}, 'owner')`;
});
test.afterAll(async () => {
  await db`delete from users where email = ${EMAIL}`;
  await db.end();
});

/** A device of Chromium's own that makes passkeys and says yes. Answers how its passkeys are moved to another page. */
async function device(page: Page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2' as const,
    transport: 'internal' as const,
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  };
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options });
  return async (other: Page) => {
    const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
    const its = await other.context().newCDPSession(other);
    await its.send('WebAuthn.enable');
    const made = await its.send('WebAuthn.addVirtualAuthenticator', { options });
    for (const credential of credentials)
      await its.send('WebAuthn.addCredential', { authenticatorId: made.authenticatorId, credential });
  };
}

const elsewhere = async (context: BrowserContext) => {
  const page = await context.newPage();
  await signIn(page, EMAIL, '/admin');
  await page.goto('/admin');
  return page;
};

test('a passkey is added, asked for elsewhere, replaced by a code, signs in, and is asked anew before data goes out', async ({
  page,
  browser,
}) => {
  const bring = await device(page);
  await signIn(page, EMAIL, '/admin/passkeys');
  await page.goto('/admin/passkeys');
  await expectUsable(page, 'no passkey yet');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByRole('heading', { name: 'Put these codes away now' })).toBeVisible();
  const codes = await page.getByRole('status').getByRole('listitem').allTextContents();
  expect(codes).toHaveLength(10);
  await expectUsable(page, 'recovery codes');
  await page.getByRole('button', { name: 'I have put them away' }).click();
  await expect(page.getByText('10 are left.')).toBeVisible();
  await expect(page.getByText(codes[0] ?? '')).toHaveCount(0);

  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
  const second = await elsewhere(phone);
  await expect(second.getByRole('heading', { name: 'Is it you?' })).toBeVisible();
  await expectUsable(second, 'the gate');
  await second.getByRole('button', { name: 'I do not have it with me' }).click();
  await second.getByLabel('Recovery code').fill(codes[0] ?? '');
  await second.getByRole('button', { name: 'Use the code' }).click();
  await expect(second.getByRole('heading', { name: 'Overview' })).toBeVisible();
  await second.goto('/admin/passkeys');
  await expect(second.getByText('9 are left.')).toBeVisible();
  await expectUsable(second, 'passkeys on a phone');
  await phone.close();

  const third = await (await browser.newContext()).newPage();
  await bring(third);
  await third.goto('/sign-in?callbackUrl=/admin');
  await expectUsable(third, 'sign-in of staff');
  await third.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(third.getByRole('heading', { name: 'Overview' })).toBeVisible();

  await third.goto('/admin/people');
  await third.getByLabel('Shopper’s e-mail').fill(EMAIL);
  await third.getByRole('button', { name: 'Look' }).click();
  await expect(third.getByRole('link', { name: 'Download a copy' })).toBeVisible();
  await db`update browser_sessions set proved_at = now() - interval '1 hour' where proved_at is not null`;
  await third.getByRole('link', { name: 'Download a copy' }).click();
  await expect(third.getByRole('dialog', { name: 'Is it you?' })).toBeVisible();
  await expectUsable(third, 'the question before data goes out');
  const [download] = await Promise.all([
    third.waitForEvent('download'),
    third.getByRole('dialog').getByRole('button', { name: 'Use your passkey' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('personal-data.json');
  await third.context().close();
});
