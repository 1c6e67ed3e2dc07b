import { BenchError } from "../foundation/bench-error.ts";
import { sentence } from "../foundation/sentence.ts";

/** A text in Markdown is longer than one page of text can be. */
export const markdownTooLong = (where: string, length: number, most: number) =>
  new BenchError("markdown-too-long", {
    where,
    what: sentence`The text has ${{ length }} characters; a text has at most ${{ most }}.`,
    remedy: "Shorten it, or make two of it.",
  });

/** A text in Markdown has lists, quotations, brackets or emphasis in each other, deeper than any text for people. */
export const markdownTooNested = (where: string) =>
  new BenchError("markdown-too-nested", {
    where,
    what: "Lists, quotations, brackets or emphasis are nested too deeply here to be read.",
    remedy: "Write the place with fewer of >, -, *, _, ~ or [ in one another.",
  });

/** A formula is not what KaTeX can read. */
export const formulaUnreadable = (where: string, formula: string, reason: string) =>
  new BenchError("formula-unreadable", {
    where,
    what: sentence`The formula ${{ formula }} cannot be read: ${{ reason }}.`,
    remedy: "Correct it; https://katex.org/docs/supported lists what a formula can have.",
  });

/** A formula has a command that leads out of the page, such as \href. */
export const formulaCommandRefused = (where: string, command: string) =>
  new BenchError("formula-command-refused", {
    where,
    what: sentence`The command ${{ command }} could load or run something from elsewhere, so no formula may have it.`,
    remedy: sentence`Take ${{ command }} out; a link can stand outside of the formula.`,
  });

/** A text in Markdown has HTML in it. */
export const htmlNotShown = (where: string, html: string) =>
  new BenchError("html-not-shown", {
    where,
    what: sentence`The HTML ${{ html }} is not shown: a text from a file may not write the page.`,
    remedy: "Write it in Markdown, or put it in backquotes if it is an example.",
  });

/** A link of a text leads to what is no web page. */
export const linkRefused = (where: string, address: string) =>
  new BenchError("link-refused", {
    where,
    what: sentence`The link to ${{ address }} is not shown as one: it is no address of a web page or of mail.`,
    remedy: "Write an address that begins with https://, http:// or mailto:.",
  });

/** A text in Markdown shows a picture. */
export const pictureNotShown = (where: string, address: string) =>
  new BenchError("picture-not-shown", {
    where,
    what: sentence`The picture ${{ address }} is not shown: a text brings nothing from elsewhere into the page.`,
    remedy: "Leave it out, or link to it.",
  });
