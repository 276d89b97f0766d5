// The seven hues of projects and columns, by name. Vermilion is none of them: it means you, now, go.
export const hueNames = [
  { hue: 1, name: 'Teal' },
  { hue: 2, name: 'Blue' },
  { hue: 3, name: 'Ochre' },
  { hue: 4, name: 'Plum' },
  { hue: 5, name: 'Moss' },
  { hue: 6, name: 'Stone' },
  { hue: 7, name: 'Wine' },
] as const;
