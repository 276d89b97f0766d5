import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const source = new URL('.', import.meta.url);
const tokens = readFileSync(new URL('tokens.css', source), 'utf8');
const base = tokens.slice(0, tokens.indexOf('@media'));
const textHues = ['accent', 'go', 'wait', 'late', 'flow', 'guest'];
const people = [1, 2, 3, 4, 5, 6, 7, 8];

/** A token's colour in one theme. */
function colorOf(name: string, theme: 'light' | 'dark'): string {
  const value = new RegExp(`--${name}:\\s*([^;]+);`, 'u').exec(base)?.[1] ?? '';
  const pair = /light-dark\((#\w{6}),\s*(#\w{6})\)/u.exec(value);
  const found = pair === null ? value.trim() : pair[theme === 'light' ? 1 : 2];
  return found === undefined || found === '' ? `no --${name}` : found.toLowerCase();
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The pairs that fall below the least contrast, by name. */
function tooFaint(pairs: readonly (readonly [text: string, ground: string])[], least: number, theme: 'light' | 'dark') {
  const of = (name: string) => (name === 'white' ? '#ffffff' : colorOf(name, theme));
  return pairs.filter(([text, ground]) => !(contrast(of(text), of(ground)) >= least)).map((pair) => pair.join(' on '));
}

const papers = ['canvas', 'surface', 'surface-2', 'surface-3', 'surface-4'];
const texts = ['ink', 'ink-2', 'ink-3', ...textHues.map((hue) => `${hue}-text`)];

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  test('[U18] text keeps 4.5 to 1 on every paper', () => {
    const pairs = papers.flatMap((paper) => texts.map((text) => [text, paper] as const));
    expect(tooFaint(pairs, 4.5, theme)).toEqual([]);
  });

  test('[U18] text keeps 4.5 to 1 on tints, solids and people', () => {
    const tints = textHues.map((hue) => [`${hue}-text`, `${hue}-soft`] as const);
    const solids = ['accent', 'go', 'late', 'flow'].map((hue) => ['white', `${hue}-solid`] as const);
    const faces = people.map((pair) => [`p${pair}-fg`, `p${pair}-bg`] as const);
    expect(tooFaint([...tints, ...solids, ...faces, ['ink-on-wait', 'wait-solid']], 4.5, theme)).toEqual([]);
  });

  test('[U18] edges of controls and the focus ring keep 3 to 1', () => {
    const edges = papers.slice(0, 3).flatMap((paper) => [['line-control', paper] as const, ['focus', paper] as const]);
    expect(tooFaint(edges, 3, theme)).toEqual([]);
  });
});

test('[U19] every colour of a part comes from a token, and every part stands in its layer', () => {
  const styles = readdirSync(source).filter((name) => name.endsWith('.module.css'));
  expect(styles.length).toBeGreaterThan(25);
  const broken = styles.filter((name) => {
    const css = readFileSync(new URL(name, source), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//gu, '');
    const fixed = [...css.matchAll(/#[0-9a-f]{3,8}\b/giu)].map(([color]) => color.toLowerCase());
    const isFixed = fixed.some((color) => color !== '#fff' && color !== '#000');
    return (isFixed && !name.startsWith('track-picture')) || !css.trim().startsWith('@layer ui {');
  });
  expect(broken).toEqual([]);
});
