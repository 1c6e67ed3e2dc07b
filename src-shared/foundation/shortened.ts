/** A text as an error quotes it: cut at 60 characters. */
export function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}
