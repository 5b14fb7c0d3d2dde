const MOST = 48;

/** Found words as they are quoted: a long stretch keeps its beginning and its end. Never splits a character. */
export function shortened(text: string): string {
  const characters = [...text];
  if (characters.length <= MOST) return text;
  return `${characters.slice(0, MOST / 2).join('')}…${characters.slice(-MOST / 2).join('')}`;
}
