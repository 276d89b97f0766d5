import { VisuallyHidden } from './visually-hidden.tsx';

export interface TableHeadProps {
  readonly columns: readonly string[];
  /** What the last column does, where it holds a button for each row: read aloud, not drawn. */
  readonly act?: string | undefined;
}

/** One line over a table, each column with its name. */
export function TableHead({ columns, act }: TableHeadProps) {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col">
            {column}
          </th>
        ))}
        {act !== undefined && (
          <th scope="col">
            <VisuallyHidden>{act}</VisuallyHidden>
          </th>
        )}
      </tr>
    </thead>
  );
}
