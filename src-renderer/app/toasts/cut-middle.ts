/** In characters, as people count them: two lines of a toast, with the ending and what stands before it. */
const most = 36;
const behind = 17;

/** A name that is too long for a toast, with an ellipsis in the place of its middle. */
export function cutMiddle(name: string): string {
  const characters = [...new Intl.Segmenter().segment(name)].map(({ segment }) => segment);
  if (characters.length <= most) return name;
  return `${characters.slice(0, most - behind - 1).join('')}…${characters.slice(-behind).join('')}`;
}
