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

/** One line for each element that breaks a rule; nothing is what one wants. */
export async function violationsOn(page: Page): Promise<readonly string[]> {
  // Evaluated by the debugger and not as a script of the page, so that its content policy stands.
  await page.evaluate(source);
  const { violations } = await page.evaluate(async (wanted): Promise<Outcome> => {
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
    return (globalThis as unknown as { axe: Axe }).axe.run(document, {
      runOnly: wanted,
      resultTypes: ['violations'],
    });
  }, tags);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary?.split('\n')[1]?.trim()}`),
  );
}
