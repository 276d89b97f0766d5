// The rich field of a comment, when its editor has come and stands in the place of the plain one.
import { screen, waitFor } from '@testing-library/react';
import { expect } from 'vitest';

export async function writtenField(name: string): Promise<HTMLElement> {
  return waitFor(
    () => {
      const field = screen.getByRole('textbox', { name });
      expect(field.getAttribute('contenteditable')).toBe('true');
      return field;
    },
    { timeout: 15_000 },
  );
}
