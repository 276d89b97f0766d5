// Ways to sign in: a password, a passkey in a virtual authenticator, the company's sign-on; and a new browser at the door.
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { goToSettings } from './workspace.ts';

export interface Password {
  readonly mail: string;
  readonly password: string;
}
const ways = (page: Page) => page.getByRole('region', { name: 'How you sign in' });

/** From anywhere inside; ends in the settings. */
export async function setPassword(page: Page, { mail, password }: Password): Promise<void> {
  await goToSettings(page);
  await ways(page).getByRole('button', { name: 'Set a password' }).click();
  const dialog = page.getByRole('dialog', { name: 'Set a password' });
  await dialog.getByLabel('Mail address').fill(mail);
  await dialog.getByLabel('Password', { exact: true }).fill(password);
  await dialog.getByRole('button', { name: 'Set password' }).click();
  await ways(page).getByText(`${mail}, since`).waitFor();
}

/** On a page that shows the ways to sign in. */
export async function typePassword(page: Page, { mail, password }: Password): Promise<void> {
  await page.getByLabel('Mail address').fill(mail);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

export interface Authenticator {
  /** What it holds, to be put into another one, as a synchronised passkey is. */
  credentials(): Promise<object[]>;
  take(credentials: readonly object[]): Promise<void>;
  /** From now on the finger is the right one, or not. */
  knowsFinger(isTheirs: boolean): Promise<void>;
}

/** A finger is laid on at once, whenever it is asked for. */
export async function giveAuthenticator(context: BrowserContext, page: Page): Promise<Authenticator> {
  const cdp: CDPSession = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    credentials: async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    knowsFinger: async (isUserVerified) =>
      void (await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })),
    async take(credentials) {
      for (const credential of credentials)
        await cdp.send('WebAuthn.addCredential', { authenticatorId, credential: credential as never });
    },
  };
}

/** From anywhere inside; ends in the settings. */
export async function addPasskey(page: Page): Promise<void> {
  await goToSettings(page);
  await ways(page).getByRole('button', { name: 'Add a passkey' }).click();
  await ways(page)
    .getByText(/^Chrome on Linux, /)
    .waitFor();
}

/** The three words that a waiting device shows. */
export async function wordsAtTheDoor(page: Page): Promise<string> {
  await page.getByRole('heading', { name: 'One more yes' }).waitFor();
  return (await page.getByText(/^[a-z]+ [a-z]+ [a-z]+$/).textContent()) ?? '';
}
