import { render, screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { expect, test } from 'vitest';
import { Gallery } from './gallery.tsx';

test('[U21] every part stands in the gallery in both themes, and axe finds nothing to blame', async () => {
  const { container } = render(<Gallery />);
  const panes = ['Light', 'Dark'].map((name) => screen.getByRole('region', { name }));
  const [light, dark] = panes.map((pane) => within(pane).getAllByRole('button').length);
  expect(light).toBeGreaterThan(50);
  expect(dark).toBe(light);
  // Contrast is measured by [U18]; jsdom lays nothing out.
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});
