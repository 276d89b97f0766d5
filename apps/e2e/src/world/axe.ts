// Accessibility, checked in the page by axe-core: the rules of WCAG 2 A and AA.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Outcome {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
  }[];
}
interface Axe {
  run(context: Document, options: object): Promise<Outcome>;
}

type Rules = { readonly type: 'tag' | 'rule'; readonly values: readonly string[] };

async function broken(page: Page, rules: Rules): Promise<readonly string[]> {
  // Evaluated by the debugger and not as a script of the page, so that its content policy stands.
  await page.evaluate(source);
  const { violations } = await page.evaluate(async (wanted): Promise<Outcome> => {
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
    return (globalThis as unknown as { axe: Axe }).axe.run(document, {
      runOnly: wanted,
      resultTypes: ['violations'],
    });
  }, rules);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary?.split('\n')[1]?.trim()}`),
  );
}

/** One line for each element that breaks a rule; nothing is what one wants. */
export const violationsOn = (page: Page): Promise<readonly string[]> => broken(page, { type: 'tag', values: tags });

/** In light, and in dark what colours have to do with. */
export async function violationsInBoth(page: Page): Promise<readonly string[]> {
  const light = await violationsOn(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await broken(page, { type: 'rule', values: ['color-contrast', 'link-in-text-block'] });
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark.map((one) => `dark: ${one}`)];
}
