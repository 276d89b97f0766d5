import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Chip } from './chip.tsx';
import { WordsProvider } from './words.tsx';

const chip = <Chip onRemove={() => undefined}>Presse</Chip>;

test('[U22] a part speaks English until the app hands in words of its own', () => {
  const { rerender } = render(chip);
  expect(screen.getByRole('button', { name: 'Remove Presse' })).toBeTruthy();
  rerender(<WordsProvider words={{ remove: (name) => `${name} entfernen` }}>{chip}</WordsProvider>);
  expect(screen.getByRole('button', { name: 'Presse entfernen' })).toBeTruthy();
});

test('[U22] words that are not handed in stay those of outside', () => {
  render(
    <WordsProvider words={{ remove: (name) => `${name} entfernen` }}>
      <WordsProvider words={{ undo: 'Rückgängig' }}>{chip}</WordsProvider>
    </WordsProvider>,
  );
  expect(screen.getByRole('button', { name: 'Presse entfernen' })).toBeTruthy();
});
