/** The space of the document beside which short numbers are told: `r/<space>/<n>`. */
export const spaceBeside = (doc: string): string => doc.split('/')[1] ?? '';
