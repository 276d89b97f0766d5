// For who leads a space: the tablets that its people share.
import { TabletsPanel, useLeadsAny } from '../../parts/tablets-panel.tsx';
import { Section } from './section.tsx';

export function TabletsSection() {
  return useLeadsAny() ? (
    <Section title="Shared tablets">
      <TabletsPanel />
    </Section>
  ) : null;
}
