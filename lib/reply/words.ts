import type { Reply } from '../model/reply';

/** All of a reply that can be looked for, as one text: its slots are no words. */
export const wordsOf = ({ title, keywords = [], text }: Pick<Reply, 'title' | 'keywords' | 'text'>): string =>
  [title, ...keywords, text.replaceAll(/\{[a-zA-Z]+\}/g, ' ')].filter(Boolean).join(' ');
